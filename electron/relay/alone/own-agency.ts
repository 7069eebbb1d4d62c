import type { RelayAgency } from '../relay-agency.ts';
import { importedEdition } from '../stores/directory-intake.ts';

/** An agency whose directory is imported, and empty until then. Nobody is on offer: one enrols by invitation. */
export function ownAgency(name: string): RelayAgency {
  return { name, edition: importedEdition, directory: () => ({ units: [], people: [] }), offered: [] };
}

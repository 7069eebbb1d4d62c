import '#shared/ipc/jitless.ts';
import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';

const licencesSchema = z.array(
  z.object({ name: z.string(), version: z.string(), licence: z.string(), text: z.string() }),
);

/** A part that Narae is made of, and under which terms. */
export type Licence = z.output<typeof licencesSchema>[number];

/** All parts, as the build has written them down; read once. */
export const licencesQuery = queryOptions({ queryKey: ['licences'], queryFn: fetchLicences });

/** The parts whose name or licence holds the words, in capitals or not. */
export function findLicences(licences: readonly Licence[], query: string): readonly Licence[] {
  const words = query.trim().toLowerCase();
  return licences.filter(({ name, licence }) => `${name} ${licence}`.toLowerCase().includes(words));
}

/** Reads what the build has written about all parts. @throws where it is not there or not what the build writes. */
async function fetchLicences(): Promise<readonly Licence[]> {
  const answer = await fetch('./licences.json');
  return licencesSchema.parse(await answer.json());
}

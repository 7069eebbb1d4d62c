import type { DirectoryPage } from '#shared/backend/directory-page.ts';

/** A page of the directory, the last one, with what is given in it. */
export function directoryPage(page: Partial<DirectoryPage>): DirectoryPage {
  const nothing = { units: [], people: [], removedUnits: [], removed: [] };
  return { ...nothing, token: '1', begins: false, more: false, remaining: 0, ...page };
}

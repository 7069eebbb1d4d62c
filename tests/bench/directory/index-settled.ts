import { setTimeout } from 'node:timers/promises';
import type { DirectoryPlace } from '#core/directory/index.ts';
import { DirectoryRows } from '#core/storage/index.ts';

/** Resolves when an index lies on the disk that is worth no other one (see `index-keeper.ts`), and is read. */
export async function indexSettled(place: DirectoryPlace): Promise<void> {
  while (!isSettled(place)) await setTimeout(200);
  await setTimeout(readMs);
}

/** `manyChanges` of `index-keeper.ts`. */
const manyChanges = 2_000;
/** An index that was built is read within the pause between two looks at what has changed, and a little more. */
const readMs = 2_000;

function isSettled({ file, key }: DirectoryPlace): boolean {
  const rows = new DirectoryRows(file, key);
  try {
    const built = rows.indexFile.current()?.version ?? null;
    if (built === null || built.units !== rows.indexFile.version().units) return false;
    return rows.countChanged(built.people, manyChanges + 1) <= manyChanges;
  } finally {
    rows.close();
  }
}

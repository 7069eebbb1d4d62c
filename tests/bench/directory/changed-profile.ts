import { constants, copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { DirectoryPlace } from '#core/directory/index.ts';
import { openStorage } from '#core/storage/index.ts';
import { directoryPage } from '#tests/support/directory-page.ts';
import { indexFileOf } from './built-index.ts';
import type { KnownNation } from './known-nation.ts';

/**
 * As many people as are searched beside an index for longer than it takes to build another one, which happens from one more on
 * (`manyChanges` in `index-keeper.ts`).
 */
const mostChanges = 2_000;

/** A profile whose directory has changed since its index was built. */
export interface ChangedProfile {
  readonly place: DirectoryPlace;
  readonly changes: number;
  readonly remove: () => void;
}

/**
 * A copy of a profile with its index, in which people all over the nation have changed places: each has the unit and the
 * duty of another one, so that the same queries find as many people as before, in both parts.
 */
export function changedProfile(original: DirectoryPlace, { people, idOf }: KnownNation): ChangedProfile {
  const folder = mkdtempSync(join(tmpdir(), 'narae-changed-'));
  const place = { file: join(folder, basename(original.file)), key: original.key };
  for (const file of [original.file, indexFileOf(original)])
    copyFileSync(file, join(folder, basename(file)), constants.COPYFILE_FICLONE);
  const changes = Math.min(mostChanges, people.length);
  const chosen = Array.from(
    { length: changes },
    (_, one) => people[Math.floor((one * people.length) / changes)],
  );
  const storage = openStorage(place);
  const before = chosen.flatMap((one) => idOf(one?.row ?? 0) ?? []).map((id) => storage.people.get(id));
  const after = before.map((person, one) => {
    const { unit, departments, duty } = before[(one + 1) % before.length] ?? person;
    return { ...person, unit, departments, duty };
  });
  storage.transaction(() => storage.people.applyPage(directoryPage({ people: after })));
  storage.close();
  return {
    ...{ place, changes },
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { ownBytes } from '#shared/model/bytes.ts';
import type { DirectoryPerson, StaffRecord } from '#shared/model/person.ts';
import type { OrgUnit } from '#shared/model/unit.ts';
import type { DirectoryPlace } from '#core/directory/index.ts';
import { openStorage } from '#core/storage/index.ts';
import { nationalPeople, nationalUnits, type NationSize } from '#tests/support/national/national-agency.ts';
import { directoryPage } from '#tests/support/directory-page.ts';
import { fixtureFolder } from '../fixture-folder.ts';

const key = ownBytes(createHash('sha256').update('directory bench').digest());
/** As the relay's pages. */
const pageSize = 1_000;
/** 1,150,000 people have 100,000 units. */
const peoplePerUnit = 11.5;

/** People of whom a delta tells, and what they do from then on. */
export const changedPeople = 1_000;
export const changedDuty = '새벽달맞이';

/** A nation of a size; the same seed makes the same one. */
export function nationOf(people: number): NationSize {
  return { people, units: Math.max(100, Math.round(people / peoplePerUnit)), seed: 20_261_127 };
}

/** A profile's database that knows everybody of a nation, and no index; built once for each size. */
export async function nationalProfile(size: NationSize): Promise<DirectoryPlace> {
  const sources = ['nation.ts', '../../support/national/national-agency.ts'].map(
    (path) => new URL(path, import.meta.url),
  );
  const folder = await fixtureFolder(`directory-${String(size.people)}`, sources, (unfinished) => {
    const storage = openStorage({ file: join(unfinished, 'narae.db'), key });
    const units = nationalUnits(size);
    storage.transaction(() => {
      storage.units.applyPage(directoryPage({ units }));
    });
    for (const people of pages(size, units))
      storage.transaction(() => {
        storage.people.applyPage(directoryPage({ people }));
      });
    storage.close();
  });
  return { file: join(folder, 'narae.db'), key };
}

function* pages(size: NationSize, units: readonly OrgUnit[]): Generator<readonly DirectoryPerson[]> {
  let page: DirectoryPerson[] = [];
  for (const person of nationalPeople(size, units)) {
    page.push(withoutAccount(person));
    if (page.length < pageSize) continue;
    yield page;
    page = [];
  }
  yield page;
}

function withoutAccount(person: StaffRecord): DirectoryPerson {
  return { ...person, account: null };
}

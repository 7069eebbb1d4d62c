import { personId } from '#shared/model/ids.ts';
import type { DirectoryPlace, DirectoryQuery } from '#core/directory/index.ts';
import { IndexReader } from '#core/directory/reader/index-reader.ts';
import { PlainSearch, type PlainLook } from '#tests/support/national/plain-search.ts';
import { queryKinds, sampleQueries, type QueryKind } from '#tests/support/national/sample-queries.ts';
import { askedByOfficial, limit } from './asked-by.ts';
import type { KnownNation } from './known-nation.ts';

/** How many queries of each kind are compared, made from which seed. */
export interface ComparedQueries {
  readonly count: number;
  readonly seed: number;
}

/**
 * How many answers are not, person for person, what looking at everybody finds: half of them for a stranger, half for
 * somebody whose own people come first.
 */
export function wrongAnswers(
  place: DirectoryPlace,
  nation: KnownNation,
  { count, seed }: ComparedQueries,
  say: (line: string) => void,
): number {
  const plain = new PlainSearch(nation.units, nation.people);
  const reader = new IndexReader(place);
  reader.refresh(0);
  const official = askedByOfficial(nation, place);
  const stranger = { ...official, self: personId('nobody'), unit: null, agency: null, near: [] };
  const look = lookOf(nation, official);
  let wrong = 0;
  for (const kind of Object.keys(queryKinds) as readonly QueryKind[]) {
    const begin = performance.now();
    sampleQueries(kind, count, seed, nation.people, nation.units).forEach((query, number) => {
      const asked = number % 2 === 0 ? stranger : official;
      const found = reader.search({ ...asked, query, units: 0 });
      const expected = plain
        .search(query, limit + 1, asked === official ? look : {})
        .flatMap(({ row }) => nation.idOf(row) ?? [])
        .filter((person) => person !== asked.self);
      if (found.people.map(({ person }) => person.id).join() !== expected.slice(0, limit).join()) wrong++;
    });
    say(
      `${kind}: ${String(count)} answers compared in ${((performance.now() - begin) / 1_000).toFixed(0)} s`,
    );
  }
  reader.letGo();
  return wrong;
}

/** Who looks, as the plain search is told. */
function lookOf({ people, units, idOf }: KnownNation, { self, near }: DirectoryQuery): PlainLook {
  const unit = people.find(({ row }) => idOf(row) === self)?.unit ?? -1;
  const agencyOf = (one: number): number => {
    const parent = units[one]?.parent ?? -1;
    return parent < 0 ? one : agencyOf(parent);
  };
  const rows = people
    .filter(({ row }) => near.includes(idOf(row) ?? personId('nobody')))
    .map(({ row }) => row);
  return { unit, agency: agencyOf(unit), rows: new Set(rows) };
}

import type { UnitId } from '#shared/model/ids.ts';
import type { FoundRow } from '#core/storage/index.ts';
import type { Hit } from '../engine/search-index.ts';
import type { SearchableIndex } from '../engine/searchable-index.ts';
import type { StaffSet } from '../engine/staff-set.ts';
import { compare } from './compare.ts';
import type { DirectoryView } from './directory-view.ts';
import type { DirectoryAnswer, DirectoryQuery } from './reader-types.ts';

/** See `DirectoryReader.search`. */
export function findPeople(view: DirectoryView, query: DirectoryQuery): DirectoryAnswer {
  // One more than asked for says whether there are more; and oneself may be among them.
  const found = peopleIn(view, { ...query, limit: query.limit + 2 }).filter(
    ({ person }) => person.id !== query.self,
  );
  return {
    people: found.slice(0, query.limit).map(({ person, reachable }) => ({ person, reachable })),
    more: found.length > query.limit,
    units: query.query.trim() === '' ? [] : unitsIn(view, query),
  };
}

interface FoundHit extends Hit {
  readonly found: FoundRow;
}

function peopleIn(view: DirectoryView, query: DirectoryQuery): readonly FoundRow[] {
  const { base, overlay } = view;
  const before = base === null ? [] : hitsIn(view, base, query, overlay?.maskedSet);
  const since = overlay === null ? [] : hitsIn(view, overlay.index, query);
  const hits = since.length === 0 ? before : before.length === 0 ? since : merged(view, before, since);
  return hits.slice(0, query.limit).map(({ found }) => found);
}

function hitsIn(
  view: DirectoryView,
  index: SearchableIndex,
  { query, scope, unit, agency, near, limit }: DirectoryQuery,
  masked?: StaffSet,
): readonly FoundHit[] {
  const rangeOf = (wanted: UnitId | null): ReturnType<DirectoryView['rangeOf']> =>
    wanted === null ? null : view.rangeOf(index, wanted);
  const within = rangeOf(scope);
  if (scope !== null && within === null) return [];
  const front = {
    ...{ unit: rangeOf(unit), agency: rangeOf(agency) },
    people: near.map((person) => view.staffOf(index, person)).filter((staff) => staff !== null),
  };
  const hits = index.people.search({
    ...{ query, front, scope: within, limit },
    ...(masked === undefined ? {} : { masked }),
  });
  const rowOf = ({ staff }: Hit): number => index.index.rows[staff] ?? 0;
  const rows = view.rows.found(hits.map(rowOf));
  return hits.flatMap((hit) => {
    const found = rows.get(rowOf(hit));
    return found === undefined ? [] : [{ ...hit, found }];
  });
}

/** Both are in order; the order of the whole is told by what the records say. */
function merged(
  view: DirectoryView,
  before: readonly FoundHit[],
  since: readonly FoundHit[],
): readonly FoundHit[] {
  const index = view.overlay?.index ?? null;
  const placeOf = (unit: UnitId | null): number =>
    unit === null || index === null ? Infinity : (view.numberOf(index, unit) ?? Infinity);
  return [...before, ...since].toSorted(
    (one, other) =>
      Number(one.absent) - Number(other.absent) ||
      one.nearness - other.nearness ||
      one.tier - other.tier ||
      compare(placeOf(one.found.person.unit), placeOf(other.found.person.unit)) ||
      one.found.seniority - other.found.seniority ||
      compare(one.found.person.name, other.found.person.name) ||
      one.found.row - other.found.row,
  );
}

function unitsIn(view: DirectoryView, query: DirectoryQuery): DirectoryAnswer['units'] {
  const index = view.overlay?.index ?? view.base;
  return (index?.units.search(query.query, query.units) ?? []).flatMap(
    (unit) => view.foundUnit(index?.index.units.rows[unit] ?? 0) ?? [],
  );
}

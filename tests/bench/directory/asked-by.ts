import { personId } from '#shared/model/ids.ts';
import type { DirectoryPlace, DirectoryQuery } from '#core/directory/index.ts';
import { openStorage } from '#core/storage/index.ts';
import type { KnownNation } from './known-nation.ts';

/** As many as the window asks for. */
export const limit = 50;

/** A question, without its words, of somebody whose own unit and agency, and fifty others, come first. */
export function askedByOfficial({ people, idOf }: KnownNation, place: DirectoryPlace): DirectoryQuery {
  const storage = openStorage(place);
  const self = storage.people.get(idOf(people[777]?.row ?? 0) ?? personId('nobody'));
  const [agency] = self.unit === null ? [] : storage.units.path(self.unit);
  storage.close();
  const near = people.slice(1_000, 1_050).flatMap(({ row }) => idOf(row) ?? []);
  return {
    ...{ query: '', scope: null, limit, units: 10, near },
    ...{ self: self.id, unit: self.unit, agency: agency?.id ?? null },
  };
}

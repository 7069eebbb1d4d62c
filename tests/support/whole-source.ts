import type { StaffRecord } from '#shared/model/person.ts';
import type { OrgUnit } from '#shared/model/unit.ts';
import type { DirectorySource, SourceItem } from '#relay/directory-source.ts';

/** A source that knows everything there is: these units and people, and no others. */
export function wholeSource(units: readonly OrgUnit[], people: readonly StaffRecord[]): DirectorySource {
  const items: readonly SourceItem[] = [
    ...units.map((unit, index) => ({ kind: 'unit', unit: { ...unit, line: index + 1 } }) as const),
    ...people.map((person, index) => ({ kind: 'person', person: { ...person, line: index + 1 } }) as const),
  ];
  return {
    coverage: { units: 'whole', people: 'whole' },
    items: async function* () {
      yield* items;
    },
  };
}

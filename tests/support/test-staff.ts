import { personId } from '#shared/model/ids.ts';
import { noDetails, type StaffRecord } from '#shared/model/person.ts';
import type { OrgUnit } from '#shared/model/unit.ts';
import type { RelayAgency } from '#relay/relay-agency.ts';

/** Somebody whom an agency knows, whoever they are. */
export function staffRecord(changes: Partial<StaffRecord> = {}): StaffRecord {
  return {
    id: personId('p-1'),
    name: '이름',
    rank: '주무관',
    position: null,
    unit: null,
    departments: ['기관', '과'],
    duty: '업무',
    extension: '1234',
    employment: { kind: 'working' },
    details: noDetails,
    ...changes,
  };
}

/** An agency of these people, without units unless some are given, all of whom may enrol. */
export function agencyOf(
  name: string,
  people: readonly StaffRecord[],
  units: readonly OrgUnit[] = [],
): RelayAgency {
  return {
    name,
    edition: name,
    directory: () => ({ units, people }),
    offered: people.map(({ id }) => id),
  };
}

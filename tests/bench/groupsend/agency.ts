import { personId } from '#shared/model/ids.ts';
import type { RelayAgency } from '#relay/relay-agency.ts';
import { agencyOf, staffRecord } from '#tests/support/test-staff.ts';

/** Members of the room besides its author. */
const memberCount = 999;

/** The author (the first), somebody who seals without a product around it (the second), and the members. */
export const roomAgency: RelayAgency = agencyOf(
  'room',
  Array.from({ length: memberCount + 2 }, (_, index) =>
    staffRecord({ id: personId(`p-${String(index)}`), name: `이름${String(index)}` }),
  ),
);

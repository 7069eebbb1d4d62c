import { personId } from '#shared/model/ids.ts';
import type { RelayAgency } from '#relay/relay-agency.ts';
import { agencyOf, staffRecord } from '#tests/support/test-staff.ts';

export const senderCount = 100;
export const envelopesPerSender = 100;
/** What part of all is written in a room. */
export const shareInRooms = 0.3;
export const envelopeCount = senderCount * envelopesPerSender;

/** A receiver (the first) and a hundred senders, whoever they are. */
export const benchAgency: RelayAgency = agencyOf(
  'bench',
  Array.from({ length: senderCount + 1 }, (_, index) =>
    staffRecord({ id: personId(`p-${String(index)}`), name: `이름${String(index)}` }),
  ),
);

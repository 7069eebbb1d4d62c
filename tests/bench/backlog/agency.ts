import { personId } from '#shared/model/ids.ts';
import type { Person } from '#shared/model/person.ts';
import type { RelayAgency } from '#relay/relay.ts';

export const senderCount = 100;
export const envelopesPerSender = 100;
export const envelopeCount = senderCount * envelopesPerSender;

/** A receiver (the first) and a hundred senders, whoever they are. */
export const benchAgency: RelayAgency = {
  name: 'bench',
  people: Array.from({ length: senderCount + 1 }, (_, index) => member(index)),
  offered: Array.from({ length: senderCount + 1 }, (_, index) => member(index).id),
};

function member(index: number): Person {
  return {
    id: personId(`p-${String(index)}`),
    name: `이름${String(index)}`,
    rank: '주무관',
    position: null,
    departments: ['기관', '과'],
    duty: '업무',
    extension: '1234',
  };
}

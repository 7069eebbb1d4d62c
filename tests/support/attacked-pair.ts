import type { DeviceAddress } from '#shared/model/address.ts';
import type { ConversationId, PersonId } from '#shared/model/ids.ts';
import type { DirectoryPerson } from '#shared/model/person.ts';
import type { CoreOptions } from '#core/compose.ts';
import { Attacker } from './attacker.ts';
import { eventually } from './eventually.ts';
import { TestCore } from './test-core.ts';
import { TestRelay } from './test-relay.ts';

/** Two who have written to each other (처음, 답장), the first of whom has an attacker for a relay. */
export interface AttackedPair {
  readonly relay: TestRelay;
  readonly attacker: Attacker;
  readonly a: TestCore;
  readonly b: TestCore;
  readonly onA: ConversationId;
  readonly onB: ConversationId;
  /** B as the directory of A shows them, and their account. */
  readonly personB: DirectoryPerson;
  readonly deviceB: DeviceAddress;
}

/** `options` are those of A. */
export async function attackedPair(options: Partial<CoreOptions> = {}): Promise<AttackedPair> {
  const relay = await TestRelay.start();
  const [attacker, observer] = [new Attacker(), new Attacker()];
  const a = await TestCore.enrolled(relay, offered(relay, 0), {
    ...options,
    wrapBackend: attacker.wrapBackend,
  });
  const b = await TestCore.enrolled(relay, offered(relay, 1), { wrapBackend: observer.wrapBackend });
  const onA = (await a.conversationWith(offered(relay, 1))).id;
  await a.send(onA, '처음');
  const onB = (await eventually(async () => (await b.conversations()).at(0))).id;
  await b.send(onB, '답장');
  await eventually(async () => (await a.messages(onA)).length === 2);
  await eventually(() => a.counts.outbox === 0);
  const { person, details } = await a.services.directory.card({ person: offered(relay, 1) });
  const personB = { ...person, details, account: observer.victim.account };
  return { relay, attacker, a, b, onA, onB, personB, deviceB: observer.victim };
}

/** The person compares the safety number and finds it right. */
export async function verify(core: TestCore, conversation: ConversationId): Promise<void> {
  const digits = (await core.services.chats.safetyNumber({ conversation }))?.digits ?? '';
  await core.services.chats.verify({ conversation, digits, verified: true });
}

function offered(relay: TestRelay, index: number): PersonId {
  const person = relay.offered[index];
  if (person === undefined) throw new Error('nobody on offer');
  return person;
}

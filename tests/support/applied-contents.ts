import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { ownBytes } from '#shared/model/bytes.ts';
import { accountId, deviceId, personId, type AccountId } from '#shared/model/ids.ts';
import type { Message } from '#shared/model/message.ts';
import type { DirectoryPerson } from '#shared/model/person.ts';
import { BatchOutcome } from '#core/messaging/batch-outcome.ts';
import { ContentApplier } from '#core/messaging/content-applier.ts';
import type { ContentBody } from '#core/messaging/content.ts';
import { MessageEvents } from '#core/messaging/message-events.ts';
import type { CoreEvent } from '#core/events.ts';
import { openStorage, type LocalAccount, type Storage } from '#core/storage/index.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { staffRecord } from './test-staff.ts';

/** The account that receives, that of the person it writes with, and one that has nothing to do with them. */
export const receiver: AccountId = accountId('7e2a3c64-1b7e-4a53-9c0d-0f1b7a0c5e11');
export const correspondent: AccountId = accountId('00000000-0000-4000-8000-000000000001');
export const somebodyElse: AccountId = accountId('00000000-0000-4000-8000-000000000002');

/** Content as it comes, with who has sealed it and when the relay accepted it. */
export type Arriving = readonly [from: AccountId, acceptedAt: number, body: ContentBody];

const local: LocalAccount = {
  account: receiver,
  device: deviceId(1),
  secret: ownBytes(randomBytes(32)),
  registrationId: 1,
  identityKeyPair: ownBytes(randomBytes(65)),
  person: personId('p-0'),
  claim: { kind: 'offer', person: personId('p-0') },
} as LocalAccount;

/** A profile that knows its correspondent, and another device of its own (the second). */
export function receivingStorage(): Storage {
  const opened = openStorage({ file: join(temporaryFolder(), 'narae.db'), key: ownBytes(randomBytes(32)) });
  onTestFinished(() => {
    opened.close();
  });
  const person: DirectoryPerson = { ...staffRecord(), account: correspondent };
  opened.people.put(person);
  const devices = [1, 2].map((device) => ({ device: deviceId(device), registrationId: 1 }));
  const identityKey = ownBytes(randomBytes(33));
  opened.protocol.saveDevices({ account: receiver, version: 1, identityKey, devices });
  return opened;
}

/** Applies content as if it had come in one batch, and answers what windows are told of it. */
export function receive(kept: Storage, ...contents: readonly Arriving[]): readonly CoreEvent[] {
  const told: CoreEvent[] = [];
  const outcome = new BatchOutcome(kept, new MessageEvents(kept, (event) => told.push(event)));
  const applier = new ContentApplier(kept, local, outcome);
  kept.transaction(() => {
    for (const [account, acceptedAt, body] of contents)
      applier.apply({ from: { account, device: deviceId(2) }, acceptedAt }, body, null);
    outcome.write();
  });
  outcome.events.publish();
  return told;
}

/** What the conversation of both shows. */
export function messagesIn(kept: Storage): readonly Message[] {
  const [row] = kept.conversations.page(null, 1);
  return row === undefined ? [] : kept.messages.page(row.id, null, 20);
}

import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ownBytes } from '#shared/model/bytes.ts';
import { accountId, deviceId, envelopeId, messageId } from '#shared/model/ids.ts';
import { forgetOld } from '#core/messaging/index.ts';
import { placeholderId } from '#core/messaging/local-message-id.ts';
import { openStorage, type Storage } from '#core/storage/index.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const dayMs = 24 * 60 * 60 * 1000;
const from = { account: accountId(randomUUID()), device: deviceId(1) };

function storage(): Storage {
  const opened = openStorage({ file: join(temporaryFolder(), 'narae.db'), key: ownBytes(randomBytes(32)) });
  onTestFinished(() => {
    opened.close();
  });
  return opened;
}

function forget(kept: Storage, days: number): void {
  forgetOld(kept, () => undefined, days * dayMs);
}

test('what was sent can be asked for again for 14 days, and no longer', () => {
  const kept = storage();
  const envelope = envelopeId('00'.repeat(16));
  const [identity, content] = [ownBytes(randomBytes(33)), ownBytes(randomBytes(160))];
  kept.sent.add({ envelope, to: from, identity, message: null, content, resends: 0 }, 0);
  forget(kept, 14);
  expect(kept.sent.find(envelope, from)).toMatchObject({ content });
  forget(kept, 14 + 1 / dayMs);
  expect(kept.sent.find(envelope, from)).toBeNull();
});

test('what was asked for in vain is lost a day after its sender has forgotten it, and nothing else is', () => {
  const kept = storage();
  const person = kept.people.byAccountOrStandIn(from.account).id;
  const conversation = kept.conversations.direct(person, 0);
  const author = { account: from.account, person };
  const add = (
    text: string,
    state: 'received' | 'undecryptable',
    id = messageId(randomBytes(16).toString('hex')),
  ): void => {
    kept.messages.add({ id, wireId: id, conversation, author, device: from.device, text, time: 0, state });
  };
  const states = (): readonly string[] =>
    kept.messages.page(conversation, null, 10).map(({ state }) => state);
  const [asked, read] = ['11', '22'].map((digits) => envelopeId(digits.repeat(16)));
  if (asked === undefined || read === undefined) throw new Error('two envelopes are needed');
  for (const id of [asked, read])
    kept.inbox.keep({ sequence: 1, id, from, type: 2, acceptedAt: 0, ciphertext: ownBytes(randomBytes(10)) });
  add('', 'undecryptable', placeholderId(from, asked));
  // Whatever has come to stand under this id is no placeholder.
  add('읽은 것', 'received', placeholderId(from, read));
  forget(kept, 15);
  expect(states().toSorted()).toEqual(['received', 'undecryptable']);
  forget(kept, 15 + 1 / dayMs);
  expect(states().toSorted()).toEqual(['lost', 'received']);
});

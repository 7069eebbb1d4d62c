import { randomBytes, randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { accountId, deviceId, envelopeId, messageId } from '#shared/model/ids.ts';
import { encodeUnavailable } from '#core/messaging/content.ts';
import { localMessageId, placeholderId } from '#core/messaging/local-message-id.ts';
import { attackedPair } from '#tests/support/attacked-pair.ts';
import { forged, rubbish } from '#tests/support/attacker.ts';
import { eventually } from '#tests/support/eventually.ts';
import { deliverText } from '#tests/support/forged-text.ts';
import { Forger } from '#tests/support/forger.ts';

test('an author cannot take back or replace what has been read by way of an envelope of the same id', async () => {
  const { attacker, a } = await attackedPair();
  const author = new Forger({ account: accountId(randomUUID()), device: deviceId(1) });
  const id = messageId(randomBytes(16).toString('hex'));
  await deliverText(attacker, author, '약속합니다', { id });
  const row = await eventually(async () =>
    (await a.conversations()).find(({ preview }) => preview?.text === '약속합니다'),
  );
  const shown = async (): Promise<readonly string[]> =>
    (await a.messages(row.id)).map(({ text, state }) => text || state);
  const [unreadable] = rubbish(author.address, 1);
  if (unreadable === undefined) throw new Error('no rubbish');
  attacker.deliver({ ...unreadable, id: envelopeId(id) });
  await eventually(async () => (await shown()).length === 2);
  expect(await shown()).toEqual(['약속합니다', 'undecryptable']);

  await deliverText(attacker, author, '다른 것', { resentFor: envelopeId(id) });
  await eventually(async () => (await shown()).includes('다른 것'));
  expect(await shown()).toEqual(['약속합니다', '다른 것']);
  // Nothing waits for this envelope any more: naming it again moves nothing.
  await deliverText(attacker, author, '또 다른 것', { resentFor: envelopeId(id) });
  const gone = await author.seal(attacker.victim, attacker.bundle(), encodeUnavailable(envelopeId(id)));
  attacker.deliver(forged(author.address, gone));
  await deliverText(attacker, author, '끝');
  await eventually(async () => (await shown()).includes('끝'));
  expect(await shown()).toEqual(['약속합니다', '다른 것', '또 다른 것', '끝']);
});

test('no envelope has a placeholder of the id of a message, or of another device’s envelope', () => {
  const account = accountId(randomUUID());
  const id = randomBytes(16).toString('hex');
  const ids = [
    localMessageId(account, messageId(id)),
    placeholderId({ account, device: deviceId(1) }, envelopeId(id)),
    placeholderId({ account, device: deviceId(2) }, envelopeId(id)),
  ];
  expect(new Set(ids).size).toBe(3);
});

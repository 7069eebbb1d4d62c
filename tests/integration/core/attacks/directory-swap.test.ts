import { randomBytes, randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { accountId, deviceId, messageId } from '#shared/model/ids.ts';
import { encodeText } from '#core/messaging/content.ts';
import { attackedPair, verify } from '#tests/support/attacked-pair.ts';
import { forged } from '#tests/support/attacker.ts';
import { eventually } from '#tests/support/eventually.ts';
import { Forger } from '#tests/support/forger.ts';

test('a stranger whom the directory passes off as a verified person shows as somebody with another key', async () => {
  const { attacker, a, onA, personB } = await attackedPair();
  await verify(a, onA);
  const before = await a.services.chats.safetyNumber({ conversation: onA });
  expect(before).toMatchObject({ verified: true });

  const stranger = new Forger({ account: accountId(randomUUID()), device: deviceId(1) });
  const id = messageId(randomBytes(16).toString('hex'));
  const content = encodeText({ messageId: id, text: '모르는 사람', writtenAt: Date.now() });
  const sealed = await stranger.seal(attacker.victim, attacker.bundle(), content);
  attacker.deliver(forged(stranger.address, sealed));
  await eventually(async () => (await a.conversations()).length === 2);
  attacker.tellDirectory({ ...personB, account: stranger.address.account });
  await eventually(async () => (await a.conversations()).length === 1);

  expect(await a.conversations()).toMatchObject([{ id: onA, peer: { id: personB.id }, trust: 'changed' }]);
  const messages = await a.messages(onA);
  expect(messages.filter(({ kind }) => kind === 'identity-changed')).toHaveLength(1);
  expect(messages.map(({ text }) => text)).toContain('모르는 사람');
  const after = await a.services.chats.safetyNumber({ conversation: onA });
  expect(after).toMatchObject({ verified: false });
  expect(after?.digits).not.toBe(before?.digits);
});

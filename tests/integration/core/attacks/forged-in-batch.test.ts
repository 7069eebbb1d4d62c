import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { messageId } from '#shared/model/ids.ts';
import { encodeText } from '#core/messaging/content.ts';
import { attackedPair, verify } from '#tests/support/attacked-pair.ts';
import { forged } from '#tests/support/attacker.ts';
import { eventually } from '#tests/support/eventually.ts';
import { Forger } from '#tests/support/forger.ts';

test('a forged message shows as one under another key, although a real one follows in its batch', async () => {
  const { attacker, a, b, onA, onB, deviceB } = await attackedPair();
  await verify(a, onA);
  await a.services.settings.set({ blockOnIdentityChange: true });
  attacker.isWithholding = true;
  await b.send(onB, '진짜');
  const real = await eventually(() => attacker.withheld.at(-1));
  attacker.isWithholding = false;

  const forger = new Forger(deviceB);
  const id = messageId(randomBytes(16).toString('hex'));
  const content = encodeText({ messageId: id, text: '위조', writtenAt: Date.now() });
  const sealed = await forger.seal(attacker.victim, attacker.bundle(), content);
  attacker.deliver(forged(deviceB, sealed, real.acceptedAt - 1), ...attacker.withheld);
  await eventually(async () => (await a.messages(onA)).at(-1)?.text === '진짜');

  expect((await a.messages(onA)).slice(2).map(({ kind, text }) => [kind, text])).toEqual([
    ['identity-changed', ''],
    ['text', '위조'],
    ['identity-changed', ''],
    ['text', '진짜'],
  ]);
  expect(await a.conversations()).toMatchObject([{ id: onA, trust: 'changed' }]);
  expect(await a.services.chats.safetyNumber({ conversation: onA })).toMatchObject({ verified: false });
  await a.send(onA, '누구입니까');
  await eventually(async () =>
    (await a.messages(onA)).some(({ failure }) => failure === 'untrusted-identity'),
  );
});

import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { AppError } from '#shared/errors/app-error.ts';
import type { ConversationId } from '#shared/model/ids.ts';
import { accountId, deviceId } from '#shared/model/ids.ts';
import { attackedPair, verify } from '#tests/support/attacked-pair.ts';
import { rubbish, type Attacker } from '#tests/support/attacker.ts';
import { eventually } from '#tests/support/eventually.ts';
import { deliverText } from '#tests/support/forged-text.ts';
import { Forger } from '#tests/support/forger.ts';
import type { TestCore } from '#tests/support/test-core.ts';

async function order(core: TestCore, conversation: ConversationId): Promise<readonly string[]> {
  const messages = await core.messages(conversation);
  return messages.map(({ kind, text, state }) => (kind === 'text' ? text || state : kind));
}

/** Nothing is sealed for the real key meanwhile, which would show as a change back to it. */
function withholdBundles(attacker: Attacker): void {
  attacker.lies.fetchBundles = () => Promise.reject(new AppError('unavailable'));
}

async function arrived(core: TestCore, conversation: ConversationId, text: string): Promise<void> {
  await eventually(async () => (await order(core, conversation)).includes(text));
}

test('whatever place a relay gives to a text under another key, it stands below the line', async () => {
  const { attacker, a, onA, deviceB } = await attackedPair();
  withholdBundles(attacker);
  await verify(a, onA);
  const early = ((await a.messages(onA)).at(0)?.time ?? 0) + 1;
  const [lost] = rubbish(deviceB, 1);
  if (lost === undefined) throw new Error('no rubbish');
  attacker.deliver({ ...lost, acceptedAt: early });
  await eventually(() => a.counts.keptEnvelopes === 1);
  const forger = new Forger(deviceB);
  // In the place of an envelope that the attacker had made unreadable before.
  await deliverText(attacker, forger, '위조 하나', { resentFor: lost.id });
  await arrived(a, onA, '위조 하나');
  await deliverText(attacker, forger, '위조 둘', { acceptedAt: early });
  await arrived(a, onA, '위조 둘');
  expect(await order(a, onA)).toEqual([
    '처음',
    '답장',
    'identity-changed',
    expect.any(String),
    expect.any(String),
  ]);
});

test('a text under the former key does not slip in above the line that the next key gets', async () => {
  const { attacker, a, b, onA, onB, deviceB } = await attackedPair();
  withholdBundles(attacker);
  const later = Date.now() + 5_000;
  await deliverText(attacker, new Forger(deviceB), '위조', { acceptedAt: later });
  await arrived(a, onA, '위조');
  await b.send(onB, '진짜');
  await arrived(a, onA, '진짜');
  expect((await order(a, onA)).slice(2)).toEqual(['identity-changed', '위조', 'identity-changed', '진짜']);
});

test('the line of an account that takes the place of another stands before what has come from it already', async () => {
  const { attacker, a, onA, personB } = await attackedPair();
  await verify(a, onA);
  const account = accountId(randomUUID());
  // No key was met: only the account tells that this comes from somebody else.
  attacker.deliver(...rubbish({ account, device: deviceId(1) }, 1));
  await eventually(async () => (await a.conversations()).length === 2);
  attacker.tellDirectory({ ...personB, account });
  await eventually(async () => (await a.conversations()).length === 1);
  expect(await order(a, onA)).toEqual(['처음', '답장', 'identity-changed', 'undecryptable']);
  expect(await a.conversations()).toMatchObject([{ id: onA, trust: 'changed' }]);
});

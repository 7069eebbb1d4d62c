import { expect, test } from 'vitest';
import { AppError } from '#shared/errors/app-error.ts';
import { StaleDevicesError } from '#shared/backend/stale-devices-error.ts';
import { encodeRetryRequest } from '#core/messaging/retry-request.ts';
import { plainEnvelope } from '#core/signal/index.ts';
import { attackedPair, type AttackedPair } from '#tests/support/attacked-pair.ts';
import { forged } from '#tests/support/attacker.ts';
import { eventually } from '#tests/support/eventually.ts';
import { withDatabase } from '#tests/support/profile-database.ts';

/** The bodies of A's send log and outbox that hold a text. */
function copiesOf(text: string, { a }: AttackedPair): number {
  return withDatabase(a, (database) => {
    const contents = database
      .prepare('SELECT content FROM sent_envelopes UNION ALL SELECT content FROM outbox')
      .pluck()
      .all() as Uint8Array[];
    return contents.filter((content) => Buffer.from(content).includes(Buffer.from(text))).length;
  });
}

test('a message that failed is given to nobody who asks for it, and nothing of it stays when it is discarded', async () => {
  const pair = await attackedPair();
  const { attacker, a, onA, deviceB } = pair;
  attacker.lies = { send: () => Promise.reject(new AppError('too-large')) };
  const failed = await a.send(onA, '지울 것');
  await eventually(async () => (await a.messages(onA)).at(-1)?.state === 'failed');
  const sealed = attacker.sent.at(-1);
  if (sealed === undefined) throw new Error('nothing was sealed');
  attacker.lies = { send: () => Promise.resolve({ acceptedAt: Date.now(), duplicate: false }) };
  const before = attacker.sent.length;
  const request = encodeRetryRequest({ envelope: sealed.id, decryptionError: new Uint8Array() });
  attacker.deliver(forged(deviceB, { type: plainEnvelope, ciphertext: request }));
  // It is answered: what was asked for is not to be had.
  await eventually(() => attacker.sent.length > before);
  await eventually(() => a.counts.outbox === 0);
  await a.close();
  expect(copiesOf('지울 것', pair)).toBe(0);
  await a.reopen();
  await a.services.chats.discard({ message: failed.id });
  await a.close();
  expect(copiesOf('지울 것', pair)).toBe(0);
});

test('what waits to be sent again goes with its message', async () => {
  const pair = await attackedPair();
  const { attacker, a, onA, deviceB } = pair;
  attacker.lies = { send: () => Promise.resolve({ acceptedAt: Date.now(), duplicate: false }) };
  const sent = await a.send(onA, '다시 보낼 것');
  await eventually(async () => (await a.messages(onA)).at(-1)?.state === 'sent');
  const sealed = attacker.sent.at(-1);
  if (sealed === undefined) throw new Error('nothing was sealed');
  attacker.lies = { send: () => Promise.reject(new AppError('mailbox-full', { retryable: true })) };
  const request = encodeRetryRequest({ envelope: sealed.id, decryptionError: new Uint8Array() });
  attacker.deliver(forged(deviceB, { type: plainEnvelope, ciphertext: request }));
  await eventually(() => a.counts.outbox === 1);
  await a.close();
  expect(copiesOf('다시 보낼 것', pair)).toBeGreaterThan(1);
  withDatabase(a, (database) => {
    database
      .prepare(`UPDATE messages SET state = 'failed' WHERE message = ?`)
      .run(Buffer.from(sent.id, 'hex'));
  });
  await a.reopen();
  await a.services.chats.discard({ message: sent.id });
  await a.close();
  expect(copiesOf('다시 보낼 것', pair)).toBe(0);
});

test('what was sealed for devices that are no more is not kept to be asked for', async () => {
  const pair = await attackedPair();
  const { attacker, a, onA, deviceB } = pair;
  let refusals = 2;
  attacker.lies = {
    send: () =>
      refusals-- > 0
        ? Promise.reject(new StaleDevicesError([deviceB.account]))
        : Promise.resolve({ acceptedAt: Date.now(), duplicate: false }),
  };
  await a.send(onA, '한 번만');
  await eventually(async () => (await a.messages(onA)).at(-1)?.state === 'sent');
  await a.close();
  expect(copiesOf('한 번만', pair)).toBe(1);
});

test('a draft that is cleared goes from the file at the next rest, one that is changed or sent does not hurry', async () => {
  const { a, onA } = await attackedPair();
  const isWanted = (): boolean =>
    withDatabase(a, (database) => database.prepare('SELECT is_wanted FROM erasing').pluck().get() === 1);
  const draft = (text: string): Promise<unknown> => a.services.chats.saveDraft({ conversation: onA, text });
  for (const text of ['쓰던', '쓰던 글', '']) {
    expect(isWanted()).toBe(false);
    await draft(text);
  }
  expect(isWanted()).toBe(true);
});

import { expect, test } from 'vitest';
import { accountId, hex128Pattern, messageId } from '#shared/model/ids.ts';
import { localMessageId } from '#core/messaging/local-message-id.ts';

const [one, other] = ['7e2a3c64-1b7e-4a53-9c0d-0f1b7a0c5e11', '7e2a3c64-1b7e-4a53-9c0d-0f1b7a0c5e12'].map(
  accountId,
);

test('two authors who choose the same id have two messages', () => {
  const id = messageId('00112233445566778899aabbccddeeff');
  if (one === undefined || other === undefined) throw new Error('two accounts are needed');
  expect(localMessageId(one, id)).toMatch(hex128Pattern);
  expect(localMessageId(one, id)).toBe(localMessageId(one, id));
  expect(localMessageId(one, id)).not.toBe(localMessageId(other, id));
  expect(localMessageId(one, id)).not.toBe(id);
});

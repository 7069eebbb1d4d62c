import { expect, test } from 'vitest';
import {
  accountId,
  conversationId,
  deviceId,
  invitationCode,
  messageId,
  personId,
} from '#shared/model/ids.ts';

test('ids are what they look like', () => {
  expect(accountId('7e2a3c64-1b7e-4a53-9c0d-0f1b7a0c5e11')).toBe('7e2a3c64-1b7e-4a53-9c0d-0f1b7a0c5e11');
  expect(messageId('0'.repeat(32))).toHaveLength(32);
  expect(deviceId(127)).toBe(127);
  expect(personId('A-1.b_2')).toBe('A-1.b_2');
  expect(conversationId('direct:00ff')).toBe('direct:00ff');
});

test('anything else is refused', () => {
  for (const text of ['', 'x', '7E2A3C64-1B7E-4A53-9C0D-0F1B7A0C5E11', `${'0'.repeat(31)}g`])
    for (const parse of [accountId, messageId]) expect(() => parse(text)).toThrow('invalid-request');
  for (const value of [0, 128, 1.5, Number.NaN]) expect(() => deviceId(value)).toThrow('invalid-request');
  for (const text of ['', 'a/b', 'a b', '한', 'x'.repeat(65)])
    expect(() => personId(text)).toThrow('invalid-request');
  for (const text of ['direct', 'direct:', ':x', 'direct:a b']) expect(() => conversationId(text)).toThrow();
});

test('an invitation code may be typed in lower case and with blanks around it', () => {
  expect(invitationCode(' abcd-efgh-jkmn-pqr9 ')).toBe('ABCD-EFGH-JKMN-PQR9');
  for (const text of ['', 'ABCD', 'ABCD-EFGH-JKMN-PQR1', 'ABCDEFGHJKMNPQRS', 'ABCD-EFGH-JKMN-PQRS-TUVW'])
    expect(() => invitationCode(text)).toThrow('invitation-invalid');
});

import { expect, it } from 'vitest';
import { newMessageId } from '#renderer/features/chats/model/message-id.ts';
import { hex128Pattern } from '#shared/model/ids.ts';

it('a message id is 128 bits in hex, and never the same', () => {
  const ids = Array.from({ length: 100 }, newMessageId);
  for (const id of ids) expect(id).toMatch(hex128Pattern);
  expect(new Set(ids).size).toBe(100);
});

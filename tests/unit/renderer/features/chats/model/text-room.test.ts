import { describe, expect, it } from 'vitest';
import { maximumSyllables, textRoom } from '#renderer/features/chats/model/text-room.ts';
import { text as sendable } from '#shared/ipc/schemas.ts';
import { maximumTextBytes } from '#shared/model/message.ts';

describe('the room in a message', () => {
  it('is no matter before the last thousand syllables', () => {
    expect(textRoom('')).toEqual({ left: null, excess: 0 });
    expect(textRoom('가'.repeat(maximumSyllables - 1001))).toEqual({ left: null, excess: 0 });
  });

  it('is told in syllables near the limit', () => {
    expect(textRoom('가'.repeat(maximumSyllables - 900))).toEqual({ left: 900, excess: 0 });
    expect(textRoom('가'.repeat(maximumSyllables))).toEqual({ left: 0, excess: 0 });
    expect(textRoom('a'.repeat(maximumTextBytes - 30))).toEqual({ left: 10, excess: 0 });
  });

  it('does not mistake short bytes for long ones', () => {
    expect(textRoom('a'.repeat(maximumTextBytes - 4000))).toEqual({ left: null, excess: 0 });
  });

  it('says how many characters have to go', () => {
    expect(textRoom('가'.repeat(maximumSyllables + 7)).excess).toBe(7);
    expect(textRoom('a'.repeat(maximumTextBytes + 7)).excess).toBe(7);
    expect(textRoom('😀'.repeat(maximumTextBytes / 4 + 2)).excess).toBe(2);
    expect(textRoom(`${'a'.repeat(maximumTextBytes - 1)}가나`).excess).toBe(2);
  });

  it.each(['가', 'a', '😀', 'ㅏ', 'é'])('ends exactly where the contract ends, in %s', (character) => {
    const bytes = new TextEncoder().encode(character).length;
    const fitting = character.repeat(Math.floor(maximumTextBytes / bytes));
    expect(textRoom(fitting).excess).toBe(0);
    expect(sendable.safeParse(fitting).success).toBe(true);
    expect(textRoom(fitting + character).excess).toBe(1);
    expect(sendable.safeParse(fitting + character).success).toBe(false);
  });
});

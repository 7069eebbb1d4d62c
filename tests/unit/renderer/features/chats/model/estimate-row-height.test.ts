import { describe, expect, it } from 'vitest';
import { estimateRowHeight } from '#renderer/features/chats/model/estimate-row-height.ts';
import { messageRows } from '#renderer/features/chats/model/message-rows.ts';
import { textSizes } from '#shared/model/preferences.ts';
import { testMessage } from '../../../support.ts';

describe('the guess at the height of a message', () => {
  it('grows with the size of its text', () => {
    const [row] = messageRows([testMessage(1, { text: '검토 의견을 보내 드립니다. '.repeat(20) })], null);
    const guesses = textSizes.map((size) => estimateRowHeight(row, size));
    expect(guesses).toEqual(guesses.toSorted((one, other) => one - other));
    expect(new Set(guesses).size).toBe(textSizes.length);
  });
});

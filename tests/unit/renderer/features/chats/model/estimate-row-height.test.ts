import { describe, expect, it } from 'vitest';
import { estimateRowHeight } from '#renderer/features/chats/model/estimate-row-height.ts';
import { messageRows } from '#renderer/features/chats/model/message-rows.ts';
import { textSizes } from '#shared/model/preferences.ts';
import { myTestMessage, testMessage } from '../../../support.ts';

const rowsOf = (text: string) => messageRows([[testMessage(1, { text })]], null).flat();

describe('the guess at the height of a message', () => {
  it('grows with the size of its text', () => {
    const [row] = rowsOf('검토 의견을 보내 드립니다. '.repeat(20));
    const guesses = textSizes.map((size) => estimateRowHeight(row, size));
    expect(guesses).toEqual(guesses.toSorted((one, other) => one - other));
    expect(new Set(guesses).size).toBe(textSizes.length);
  });

  it('is that of the row as it is drawn, for a text that just goes into one line', () => {
    const [row] = rowsOf(
      '협의 공문 공문 회의 회의 공문 변경 예산 검토 오후 회의 확인 자료 오후 보고서 검토 자료 검토',
    );
    expect(estimateRowHeight(row)).toBe(62 + 31);
  });

  it('is that of the beginning of a long text, until all of it is shown', () => {
    const heights = [12, 13, 400].map((count) => {
      const [row] = rowsOf('줄\n'.repeat(count - 1) + '줄');
      return { folded: estimateRowHeight(row), open: estimateRowHeight(row, 'normal', () => true) };
    });
    const [short, long, longest] = heights;
    expect(short?.open).toBe(short?.folded);
    expect(longest?.folded).toBe(long?.folded);
    expect(long?.folded).toBeGreaterThan(short?.folded ?? 0);
    expect(longest?.open).toBeGreaterThan(8_000);
  });

  it('has room for why a message waits', () => {
    const height = (failure: 'mailbox-full' | null): number =>
      estimateRowHeight(messageRows([[myTestMessage(1, { state: 'sending', failure })]], null).flat()[0]);
    expect(height('mailbox-full')).toBeGreaterThan(height(null));
  });
});

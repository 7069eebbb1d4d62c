import { describe, expect, it } from 'vitest';
import { countLines } from '#renderer/features/chats/model/count-lines.ts';

describe('the lines of a text', () => {
  it('are as many as on the screen, where spaces are narrow', () => {
    // Drawn, this is 547 px wide in letters of 14 px.
    const sentence =
      '결재 협의 보고서 협의 공문 담당 담당 자료 예산 보고서 담당 협의 부서 공문 오후 내일 예산 협의 담당';
    expect(countLines(sentence, 550 / 14)).toBe(1);
    expect(countLines(sentence, 540 / 14)).toBe(2);
  });

  it('break between words, and within one that is wider than the column', () => {
    expect(countLines('가나다 라마바', 5)).toBe(2);
    expect(countLines('가나다라 마바사아 자차카타', 4)).toBe(3);
    expect(countLines('가'.repeat(100), 10)).toBeGreaterThanOrEqual(9);
  });

  it('are those of the text at least, empty ones too', () => {
    expect(countLines('', 40)).toBe(1);
    expect(countLines('한 줄\n\n또 한 줄', 40)).toBe(3);
    expect(countLines('붙어 있는 빈칸'.padEnd(200), 40)).toBe(1);
  });
});

import { describe, expect, it } from 'vitest';
import { foldAt } from '#renderer/features/chats/model/fold-text.ts';

const lines = (count: number) =>
  Array.from({ length: count }, (_, index) => `${String(index + 1)}째 줄`).join('\n');

describe('the beginning of a long text', () => {
  it('is not needed for what is short', () => {
    expect(foldAt('')).toBeNull();
    expect(foldAt(lines(12))).toBeNull();
    expect(foldAt('가'.repeat(600))).toBeNull();
  });

  it('is twelve lines', () => {
    expect(lines(13).slice(0, foldAt(lines(13)) ?? 0)).toBe(lines(12));
    expect(lines(4_000).slice(0, foldAt(lines(4_000)) ?? 0)).toBe(lines(12));
  });

  it('is about 600 characters, up to the end of a word', () => {
    expect(foldAt('가'.repeat(601))).toBe(600);
    const words = '검토 의견을 보내 드립니다. '.repeat(60);
    const end = foldAt(words) ?? 0;
    expect(end).toBeGreaterThan(560);
    expect(words.charAt(end)).toBe(' ');
  });

  it('ends in no character of two units', () => {
    const text = `가${'\u{1F600}'.repeat(400)}`;
    expect(foldAt(text)).toBe(599);
    expect(text.slice(0, 599).isWellFormed()).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { textBlocks } from '#renderer/features/diagnostics/model/text-blocks.ts';

describe('blocks of lines', () => {
  it.each([0, 1, 99, 100, 101, 250])('of %d line breaks are the text again when joined', (breaks) => {
    const text = Array.from({ length: breaks + 1 }, (_, line) => `line ${line}`).join('\n');
    const blocks = textBlocks(text);
    expect(blocks.map((block) => block.text).join('\n')).toBe(text);
    expect(blocks.reduce((sum, block) => sum + block.lines, 0)).toBe(breaks + 1);
  });

  it('know where they begin', () => {
    expect(textBlocks('a\nb\nc', 2)).toEqual([
      { start: 0, lines: 2, text: 'a\nb' },
      { start: 2, lines: 1, text: 'c' },
    ]);
  });
});

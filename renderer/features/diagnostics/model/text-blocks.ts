/** A run of whole lines of a long text. */
export interface TextBlock {
  /** Number of the first line, from 0. */
  readonly start: number;
  readonly lines: number;
  readonly text: string;
}

/**
 * Cuts a text into blocks of lines, so that a browser lays out only those in sight: megabytes in one element take it
 * seconds. Joined by line breaks the blocks are the text again.
 */
export function textBlocks(text: string, linesPerBlock = 100): readonly TextBlock[] {
  const lines = text.split('\n');
  return Array.from({ length: Math.ceil(lines.length / linesPerBlock) }, (_, index) => {
    const start = index * linesPerBlock;
    const block = lines.slice(start, start + linesPerBlock);
    return { start, lines: block.length, text: block.join('\n') };
  });
}

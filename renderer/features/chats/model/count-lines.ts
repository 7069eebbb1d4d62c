/**
 * About how many lines a text takes in a column, which is `width` times as wide as its letters are high. Words stay whole, as
 * on the screen, unless one is wider than the column.
 */
export function countLines(text: string, width: number): number {
  let lines = 1;
  let end = 0;
  let word = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === newline) {
      lines += 1;
      end = 0;
      word = 0;
      continue;
    }
    const step = widthOf(code);
    // A space at the end of a line hangs over its edge.
    word = code === space ? 0 : word + step;
    end += step;
    if (end <= width || code === space) continue;
    lines += 1;
    if (word > width) word = step;
    end = word;
  }
  return lines;
}

/** In the font of the program, with the distance between letters: Hangul, signs as wide as it, and all others on average. */
function widthOf(code: number): number {
  if (code === space) return 0.275;
  return code < firstOfHangul ? 0.55 : 0.853;
}

const newline = 0x0a;
const space = 0x20;
const firstOfHangul = 0x1100;

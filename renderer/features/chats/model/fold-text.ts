/** A text of more lines or characters than this shows its beginning, until one wants all of it. */
const mostLines = 12;
const mostCharacters = 600;

/** Where the beginning of a long text ends that is shown at first; null for a text that is shown as it is. */
export function foldAt(text: string): number | null {
  const lineEnd = endOfLine(text, mostLines);
  const end = Math.min(lineEnd ?? text.length, mostCharacters);
  if (end >= text.length) return null;
  return end === lineEnd ? end : endOfWord(text, end);
}

/** Where a line ends, counted from 1; null when the text has no further line. */
function endOfLine(text: string, line: number): number | null {
  let end = -1;
  for (let count = 0; count < line; count += 1) {
    end = text.indexOf('\n', end + 1);
    if (end === -1) return null;
  }
  return end;
}

/** Between two words if there is such a place near, and never within a character. */
function endOfWord(text: string, end: number): number {
  const space = text.slice(0, end).search(/\s\S{0,30}$/u);
  if (space > 0) return space;
  return (text.codePointAt(end - 1) ?? 0) > 0xffff ? end - 1 : end;
}

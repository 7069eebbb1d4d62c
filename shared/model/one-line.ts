/**
 * Characters that a text of one line cannot have: they end the line, are seen by nobody, or turn round what stands beside
 * it (Unicode: controls, line and paragraph separator, the bidirectional controls, the byte order mark).
 */
const unfit = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;

/** The text without what a line cannot have. Joiners stay: written signs are made with them. */
export function oneLine(text: string): string {
  return text.replace(unfit, '');
}

/** Whether a text is a line as it stands. */
export function isOneLine(text: string): boolean {
  return oneLine(text) === text;
}

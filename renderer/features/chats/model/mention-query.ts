/** What is being typed behind an @. */
export interface MentionQuery {
  /** Where the @ stands. */
  readonly start: number;
  readonly query: string;
}

/** No name is longer; what goes on is a sentence. */
const longestQuery = 20;

/** The name that is being typed at the caret; null where none is. */
export function mentionAt(text: string, caret: number): MentionQuery | null {
  const start = text.slice(0, caret).lastIndexOf('@');
  if (start < 0 || !isMentionStart(text, start)) return null;
  const query = text.slice(start + 1, caret);
  return query.length > longestQuery || /\s/u.test(query) ? null : { start, query };
}

/** Whether an @ begins a name, and does not stand within a mail address or a link. */
export function isMentionStart(text: string, at: number): boolean {
  if (text[at] !== '@' || /[\w.@-]/u.test(text.charAt(at - 1))) return false;
  const word = /\S*$/u.exec(text.slice(0, at))?.[0] ?? '';
  return !/:\/\/|www\./iu.test(word);
}

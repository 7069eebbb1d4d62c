import { matchRanges } from '#shared/hangul/match-ranges.ts';
import type { QueryWord } from '#shared/hangul/query-words.ts';

/** The agency, the department itself, and between them only what a query matched: a row has no room for the whole way. */
export function shortPath(departments: readonly string[], words: readonly QueryWord[]): readonly string[] {
  return departments.filter(
    (name, level) => level === 0 || level === departments.length - 1 || matchRanges(name, words).length > 0,
  );
}

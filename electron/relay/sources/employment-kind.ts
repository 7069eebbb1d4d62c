import type { Employment } from '#shared/model/person.ts';
import words from './words.json' with { type: 'json' };

/**
 * What a word of a source says of somebody's employment: 육아휴직, `휴직(질병)` and 휴직 중 are all leave. Null for a word that
 * is none of those that are known.
 */
export function employmentKind(word: string): Employment['kind'] | null {
  const bare = word
    .toLowerCase()
    .replace(/\(.*\)$|\s/g, '')
    .replace(/중$/, '');
  const kinds = Object.keys(words.employment) as Employment['kind'][];
  return (
    kinds.find((kind) => words.employment[kind].includes(bare)) ??
    kinds.find((kind) => endings[kind].some((ending) => bare.endsWith(ending))) ??
    null
  );
}

const endings: Readonly<Record<Employment['kind'], readonly string[]>> = words.employmentEndings;

import type { Part } from './part.ts';

/** The licences that were looked at and go together with the AGPL-3.0-only of the whole. */
const known: ReadonlySet<string> = new Set([
  '0BSD',
  'AGPL-3.0-only',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'OFL-1.1',
]);

/** What is wrong with the terms of these parts, in words for whoever builds; empty when nothing is. */
export function problemsOf(parts: readonly Part[]): readonly string[] {
  return parts.flatMap(({ name, version, licence, text }) => {
    const part = `${name} ${version}`.trim();
    return [
      ...(isKnown(licence) ? [] : [`${part}: the licence "${licence}" is not a known one`]),
      ...(text.trim() === '' ? [`${part}: the text of the licence is missing`] : []),
    ];
  });
}

/** Every name of an expression has to be known, also where one may choose. */
function isKnown(expression: string): boolean {
  const names = expression.split(/[()\s]+|\bAND\b|\bOR\b/).filter((name) => name !== '');
  return names.length > 0 && names.every((name) => known.has(name));
}

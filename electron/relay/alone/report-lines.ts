import type { ImportReport } from '../sources/import-directory.ts';
import type { RecordDifference } from '../stores/directory-intake.ts';
import type { RelayText } from './texts.ts';

/** What came of an import, in lines that a person reads: counts, ids and lines, no names. */
export function reportLines(
  { outcome, difference, problems, isHeldBack, isTooMuch }: ImportReport,
  text: RelayText,
): readonly string[] {
  const { units, people } = difference;
  return [
    ...problems.map(({ problem, count, lines }) =>
      text(`relay.problem.${problem}`, { count, lines: placesOf(lines, count) }),
    ),
    ...(isHeldBack ? [text('relay.import.held-back')] : []),
    text('relay.import.units', { ...counts(units), succeeded: units.succeeded }),
    ...firstOf(units, text),
    text('relay.import.people', counts(people)),
    ...firstOf(people, text),
    ...(isTooMuch && outcome === 'dry-run' ? [text('relay.import.would-be-refused')] : []),
    text(`relay.import.${outcome}`),
  ];
}

function counts({ present, added, changed, removed }: RecordDifference): Readonly<Record<string, number>> {
  return { present, added, changed, removed };
}

function firstOf({ first, added, changed, removed }: RecordDifference, text: RelayText): readonly string[] {
  const all = { added, changed, removed };
  return (['added', 'changed', 'removed'] as const)
    .filter((what) => first[what].length > 0)
    .map((what) =>
      text(`relay.import.first.${what}`, {
        ids: first[what].join(', ') + (all[what] > first[what].length ? ', …' : ''),
      }),
    );
}

/** A record that was there before is on no line of the source. */
function placesOf(lines: readonly number[], count: number): string {
  const known = lines.filter((line) => line > 0);
  if (known.length === 0) return '–';
  return known.join(', ') + (count > lines.length ? ', …' : '');
}

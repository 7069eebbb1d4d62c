import { matchRanges } from '#shared/hangul/match-ranges.ts';
import { queryWords } from '#shared/hangul/query-words.ts';
import type { PersonId } from '#shared/model/ids.ts';
import { maximumMentions, type WantedMention } from '#shared/model/mention.ts';
import type { Person } from '#shared/model/person.ts';
import { isMentionStart } from './mention-query.ts';

/** Somebody who can be named here; `person` is null for everybody. */
export interface Mentionable {
  readonly person: Person | null;
  /** What stands behind the @. */
  readonly label: string;
}

/** Those whose name goes on as what was typed, also by initials and within a syllable. */
export function matching(all: readonly Mentionable[], query: string): readonly Mentionable[] {
  const words = queryWords(query);
  return query === '' ? all : all.filter(({ label }) => matchRanges(label, words).length > 0);
}

/**
 * Whom a text names. A name without its title counts too, where only one has it; of several who are called alike, the one
 * who was chosen from the list.
 */
export function namedIn(
  text: string,
  all: readonly Mentionable[],
  chosen: ReadonlyMap<string, PersonId>,
): readonly WantedMention[] {
  if (!text.includes('@')) return [];
  const byLabel = labels(all);
  const longestFirst = [...byLabel.keys()].toSorted((one, other) => other.length - one.length);
  const found: WantedMention[] = [];
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    if (!isMentionStart(text, at)) continue;
    const label = longestFirst.find(
      (one) => text.startsWith(one, at + 1) && endsThere.test(text.slice(at + 1 + one.length)),
    );
    if (label === undefined) continue;
    const named = onlyOne(byLabel.get(label) ?? [], chosen.get(label));
    if (named !== undefined) found.push({ start: at, length: label.length + 1, person: named });
  }
  return found.slice(0, maximumMentions);
}

/** What may follow a name: no letter, but 님 and a particle (조사), after which no letter follows either. */
const endsThere =
  /^(?:님|씨|들)?(?:께서|에게서|에게|한테|께|이랑|랑|하고|으로|로|부터|까지|처럼|보다|은|는|이|가|을|를|과|와|도|의|만){0,2}(?![-/.]?[\p{L}\p{N}_])/u;

function labels(all: readonly Mentionable[]): ReadonlyMap<string, readonly (PersonId | null)[]> {
  const byLabel = new Map<string, readonly (PersonId | null)[]>();
  for (const { person, label } of all)
    for (const one of new Set([label, person?.name ?? label]))
      byLabel.set(one, [...(byLabel.get(one) ?? []), person?.id ?? null]);
  return byLabel;
}

function onlyOne(
  people: readonly (PersonId | null)[],
  chosen: PersonId | undefined,
): PersonId | null | undefined {
  if (people.length === 1) return people[0];
  return chosen !== undefined && people.includes(chosen) ? chosen : undefined;
}

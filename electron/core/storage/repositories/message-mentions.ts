import type { AccountId, PersonId } from '#shared/model/ids.ts';
import type { Mention, MentionRange } from '#shared/model/mention.ts';

/** Somebody whom a message names, as it is kept: who an account is may become known later. Null for everybody. */
export interface KeptMention extends MentionRange {
  readonly account: AccountId | null;
}

/** Whom a message names, as it is written for the first time. */
export interface NewMentions {
  readonly list: readonly KeptMention[];
  /** The own account is among them, or meant with everybody. */
  readonly isMe: boolean;
}

/** Answers null for the own account. */
export type NamedPerson = (account: AccountId) => { readonly personId: PersonId | null } | null;

/** The mentions of a message as they are shown. */
export function toMentions(kept: string, personOf: NamedPerson): readonly Mention[] {
  return parseMentions(kept).map(({ account, ...range }) => {
    if (account === null) return { ...range, who: 'everybody', personId: null };
    const person = personOf(account);
    return person === null
      ? { ...range, who: 'me', personId: null }
      : { ...range, who: 'other', personId: person.personId };
  });
}

/** The mentions of a message as they are kept. */
export function parseMentions(kept: string): readonly KeptMention[] {
  return JSON.parse(kept) as readonly KeptMention[];
}

import { useId, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { Conversation } from '#shared/model/conversation.ts';
import type { PersonId } from '#shared/model/ids.ts';
import type { WantedMention } from '#shared/model/mention.ts';
import { mentionAt } from '../../model/mention-query.ts';
import { matching, namedIn, type Mentionable } from '../../model/mentionable.ts';
import { useMentionable } from '../../model/use-mentionable.ts';

/** More than anybody looks through; whoever goes on typing has fewer. */
const mostShown = 50;

export interface MentionList {
  /** Null while no name is being typed, or nobody is called so. */
  readonly shown: {
    readonly options: readonly Mentionable[];
    /** All that the query finds: more than are shown, perhaps. */
    readonly matched: readonly Mentionable[];
    readonly all: readonly Mentionable[];
    readonly query: string;
  } | null;
  readonly active: number;
  readonly listId: string;
  readonly optionId: (index: number) => string;
  readonly onCaret: () => void;
  /** Arrow keys, Tab and Escape, while the list is shown. */
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** Takes the one at the cursor into the text; answers false where there is none. */
  readonly choose: (index?: number) => boolean;
  readonly namedIn: (text: string) => readonly WantedMention[];
}

/** Whom one can name behind an @. Filtered by the field as it is, within a syllable that is being composed, too. */
export function useMentionList(
  field: RefObject<HTMLTextAreaElement | null>,
  conversation: Conversation,
  written: string,
  write: (text: string) => void,
): MentionList {
  const listId = useId();
  const [caret, setCaret] = useState(0);
  const [cursor, setCursor] = useState({ query: '', index: 0 });
  const [dismissed, setDismissed] = useState<number | null>(null);
  const chosen = useRef(new Map<string, PersonId>());
  const all = useMentionable(conversation, written.includes('@'));
  const found = mentionAt(written, caret);
  const matched = found === null || found.start === dismissed ? [] : matching(all, found.query);
  const options = matched.slice(0, mostShown);
  // Another query begins at the top again.
  const active = cursor.query === found?.query ? Math.min(cursor.index, options.length - 1) : 0;

  const choose = (index?: number): boolean => {
    const element = field.current;
    if (element === null) return false;
    // The field, not the state: a syllable may have ended at this moment.
    const typed = mentionAt(element.value, element.selectionStart);
    if (typed === null || typed.start === dismissed) return false;
    const now = matching(all, typed.query).slice(0, mostShown);
    const option = now[index ?? Math.min(active, now.length - 1)];
    if (option === undefined) return false;
    if (option.person !== null) chosen.current.set(option.label, option.person.id);
    element.setRangeText(`@${option.label} `, typed.start, element.selectionStart, 'end');
    write(element.value);
    setCaret(element.selectionStart);
    element.focus();
    return true;
  };

  return {
    shown: found === null || options.length === 0 ? null : { options, matched, all, query: found.query },
    active,
    listId,
    optionId: (index) => `${listId}-${String(index)}`,
    onCaret: () => {
      const at = field.current?.selectionStart ?? 0;
      setCaret(at);
      if (mentionAt(field.current?.value ?? '', at) === null) setDismissed(null);
    },
    onKeyDown: (event) => {
      if (found === null || options.length === 0) return;
      const { key, nativeEvent, shiftKey } = event;
      if (key === 'ArrowDown' || key === 'ArrowUp') {
        event.preventDefault();
        const step = key === 'ArrowDown' ? 1 : options.length - 1;
        setCursor({ query: found.query, index: (active + step) % options.length });
      } else if (key === 'Tab' && !shiftKey && !nativeEvent.isComposing) {
        if (choose()) event.preventDefault();
      } else if (key === 'Escape' && !nativeEvent.isComposing) {
        event.stopPropagation();
        setDismissed(found.start);
      }
    },
    choose,
    namedIn: (text) => namedIn(text, all, chosen.current),
  };
}

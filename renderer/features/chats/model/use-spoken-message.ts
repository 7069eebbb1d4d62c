import { useCallback } from 'react';
import { useDateLabels } from '#renderer/ui/dates/use-date-labels.ts';
import { usePersonName } from '#renderer/ui/person/use-person-name.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { Message } from '#shared/model/message.ts';
import { shownTime } from '#shared/model/shown-time.ts';
import { stateWords } from './state-words.ts';

/** Says a message as a screen reader speaks it: who, what, when, and of one's own what became of it: in a room, how many have not read it. */
export function useSpokenMessage(): (message: Message, content: string, unreadBy?: number | null) => string {
  const text = useText();
  const personName = usePersonName();
  const labels = useDateLabels();
  return useCallback(
    (message, content, unreadBy = null) => {
      const { author } = message;
      const name = author === null ? text('message.mine') : personName(author.name, author.title);
      const spoken = { name, text: content, time: labels.clock(shownTime(message)) };
      const counted = author === null && unreadBy !== null && unreadBy > 0;
      const state = counted ? text('message.unreadBy', { count: unreadBy }) : stateWords(message, text);
      return state === null
        ? text('message.spoken', spoken)
        : text('message.spoken.mine', { ...spoken, state });
    },
    [text, personName, labels],
  );
}

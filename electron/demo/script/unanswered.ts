import type { Message } from '#shared/model/message.ts';
import type { MessageId } from '#shared/model/ids.ts';
import type { Scenes } from './scenes.ts';

/** What stands in a conversation and waits for an answer. */
export interface Unanswered {
  readonly texts: readonly string[];
  readonly last: MessageId;
  /** The `arrival` up to which everything is read when it is read. */
  readonly upTo: number;
  /** Whether it has been said already that the office is closed. */
  readonly absenceTold: boolean;
  /** What I have written before; so that I do not repeat myself. */
  readonly said: readonly string[];
}

/** Reads the end of a conversation, oldest message first. Null when the last word is mine. */
export function unansweredOf(messages: readonly Message[], scenes: Scenes): Unanswered | null {
  const isAbsence = ({ author, text }: Message): boolean => author === null && scenes.absence.includes(text);
  const lastWord = messages.findLastIndex((message) => message.author === null && !isAbsence(message));
  const tail = messages.slice(lastWord + 1);
  const waiting = tail.filter(({ state, kind }) => state === 'received' && kind === 'text');
  const last = waiting.at(-1);
  if (last === undefined) return null;
  return {
    texts: waiting.map(({ text }) => text),
    last: last.id,
    upTo: last.arrival,
    absenceTold: tail.some(isAbsence),
    said: messages.filter(({ author }) => author === null).map(({ text }) => text),
  };
}

import type { ErrorCode } from '../errors/error-code.ts';
import type { ConversationId, MessageId, PersonId } from './ids.ts';

/**
 * What has become of a message.
 * `sending`: durable on this PC, not yet accepted by the relay. `sent`: the relay has it for every device.
 * `delivered`: a device of the recipient has it durably. `failed`: will not be tried again unless the person asks.
 * `received`: from somebody else. `undecryptable`: a placeholder for an envelope that could not be opened.
 */
export const messageStates = ['sending', 'sent', 'delivered', 'failed', 'received', 'undecryptable'] as const;
export type MessageState = (typeof messageStates)[number];

/** Who wrote a message, as the conversation shows it; null stands for me. */
export interface MessageAuthor {
  readonly personId: PersonId | null;
  readonly name: string;
  /** 직위 where there is one, else 직급. */
  readonly title: string;
  readonly department: string;
}

export interface Message {
  readonly id: MessageId;
  readonly conversationId: ConversationId;
  readonly author: MessageAuthor | null;
  readonly text: string;
  /** UTC milliseconds: the relay's acceptance time, provisional (this PC's clock) while `sending` or `failed`. */
  readonly time: number;
  readonly state: MessageState;
  /** Local order of arrival: unread marks count by it. */
  readonly arrival: number;
  /** Why a `failed` message failed; null otherwise. */
  readonly failure: ErrorCode | null;
}

/**
 * The longest text of one message, in UTF-16 code units: 10,000 Hangul syllables, with room for a signature. Its UTF-8
 * form (36 KB at most for Hangul) fits an envelope of 64 KB together with the ratchet's own bytes.
 */
export const maximumTextLength = 12_000;

/** The longest draft: what is too long for one message is kept all the same, until it has been divided. */
export const maximumDraftLength = 60_000;

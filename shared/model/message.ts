import type { ErrorCode } from '../errors/error-code.ts';
import type { GroupRole, GroupRules } from './group.ts';
import type { ConversationId, MessageId } from './ids.ts';
import type { MessageAuthor } from './message-author.ts';
import type { Mention } from './mention.ts';
import type { Quote } from './quote.ts';
import type { Reaction } from './reaction.ts';
import type { Timed } from './shown-time.ts';

export type { MessageAuthor } from './message-author.ts';

/**
 * What has become of a message.
 * `sending`: durable on this PC, not yet accepted by the relay; with a failure it waits for that to pass. `sent`: the relay has it for every device.
 * `delivered`: a device of the recipient has it durably. `read`: the recipient has had it before their eyes. `failed`: will not be tried again
 * unless the person asks; with the failure `undelivered` the relay had it, or may have had it, and most likely nobody will
 * get it any more (a receipt that comes all the same makes it `delivered`).
 * `received`: from somebody else. `undecryptable`: a placeholder for an envelope that could not be opened; the sender
 * has been asked to send it again. `lost`: a placeholder whose message cannot be had any more.
 */
export const messageStates = [
  'sending',
  'sent',
  'delivered',
  'read',
  'failed',
  'received',
  'undecryptable',
  'lost',
] as const;
/** One of the states. */
export type MessageState = (typeof messageStates)[number];

/**
 * `text`: what somebody wrote. `identity-changed`: a line which says that the peer's safety number is another one now.
 * `room-changed`: a line which says what has become of the room.
 */
export const messageKinds = ['text', 'identity-changed', 'room-changed'] as const;
/** One of the kinds. */
export type MessageKind = (typeof messageKinds)[number];

/** What a line in a room tells of. `removed` and `left` of people, `role` of one. */
export const roomLineActions = ['created', 'invited', 'removed', 'left', 'renamed', 'role', 'rules'] as const;
/** One of these. */
export type RoomLineAction = (typeof roomLineActions)[number];

/** As many people as a line names. */
export const shownInLine = 10;

/** What somebody (the author of the line) has changed of a room. */
export interface RoomLine {
  readonly action: RoomLineAction;
  /** Whom it is about, the first {@link shownInLine} of them; null stands for me. */
  readonly people: readonly (MessageAuthor | null)[];
  /** How many people it is about. */
  readonly count: number;
  /** The new name of the room; empty for none. */
  readonly name: string;
  /** The role that somebody has from then on; null where it is about something else. */
  readonly role: GroupRole | null;
  /** The rules from then on; null where it is about something else. */
  readonly rules: GroupRules | null;
}

/** A message, or a line between messages, as a conversation shows it. */
export interface Message extends Timed {
  readonly id: MessageId;
  readonly conversationId: ConversationId;
  readonly kind: MessageKind;
  readonly author: MessageAuthor | null;
  readonly text: string;
  /** Whom it names, in the order of the text; left out for nobody. */
  readonly mentions?: readonly Mention[] | undefined;
  /** What it answers; left out for nothing. */
  readonly quote?: Quote | undefined;
  /** Words that people have put below it; left out for none. */
  readonly reactions?: readonly Reaction[] | undefined;
  /** What a line of the kind `room-changed` tells. */
  readonly line?: RoomLine | undefined;
  /** The relay's acceptance time, provisional (this PC's clock) while `sending` or `failed`. */
  readonly time: number;
  readonly state: MessageState;
  /** Local order of arrival: unread marks count by it. */
  readonly arrival: number;
  /** Why a `failed` message failed; null otherwise. */
  readonly failure: ErrorCode | null;
}

/**
 * The largest text of one message, in bytes of UTF-8: 64 KB, which is 21,845 Hangul syllables. Together with the ratchet's
 * own bytes it fits the largest envelope.
 */
export const maximumTextBytes = 65_536;

/** The longest draft, in UTF-16 code units: what is too long for one message is kept, until it has been divided. */
export const maximumDraftLength = 200_000;

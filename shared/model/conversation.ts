import type { ConversationId } from './ids.ts';
import type { MessageState } from './message.ts';
import type { Person } from './person.ts';
import type { Timed } from './shown-time.ts';
import type { PeerTrust } from './trust.ts';

/** The last message of a conversation as its row shows it. */
export interface ConversationPreview {
  readonly text: string;
  readonly mine: boolean;
  readonly state: MessageState;
}

/** A direct conversation as a row of the list shows it. */
export interface Conversation extends Timed {
  readonly id: ConversationId;
  readonly kind: 'direct';
  readonly peer: Person;
  /** False while the peer has not enrolled (or no longer is): nothing can be sent to them. */
  readonly reachable: boolean;
  /** The directory had the peer and has them no more. */
  readonly gone: boolean;
  /** Whether the identity key behind the peer is the one that was known. */
  readonly trust: PeerTrust;
  readonly preview: ConversationPreview | null;
  /** Of the last message, or of the conversation's creation. */
  readonly time: number;
  readonly unread: number;
  /** Stands above the others in the list. */
  readonly favourite: boolean;
  /** Notifies of nothing. */
  readonly muted: boolean;
  readonly draft: string;
}

/** Where a conversation stands in the list. It holds also when the conversation itself has moved or gone since. */
export type ConversationPlace = Pick<Conversation, 'id' | 'favourite' | 'time'>;

/** The order of the list: favourites, then the newest; negative when `one` stands above `other`. */
export function compareConversations(one: ConversationPlace, other: ConversationPlace): number {
  return (
    Number(other.favourite) - Number(one.favourite) ||
    other.time - one.time ||
    // As the database compares ids: by their characters.
    Number(one.id < other.id) - Number(one.id > other.id)
  );
}

import type { GroupRole, GroupRules } from './group.ts';
import type { ConversationId, GroupId } from './ids.ts';
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

/** What the row of every conversation shows. */
interface ListedConversation extends Timed {
  readonly id: ConversationId;
  readonly preview: ConversationPreview | null;
  /** Of the last message, or of the conversation's creation. */
  readonly time: number;
  readonly unread: number;
  /** One is named in something unread; left out where not. */
  readonly mentioned?: boolean | undefined;
  /** Stands above the others in the list. */
  readonly favourite: boolean;
  /** Notifies of nothing, but in a room of what names the person where they want that. */
  readonly muted: boolean;
  readonly draft: string;
}

/** A conversation with one person. */
export interface DirectConversation extends ListedConversation {
  readonly kind: 'direct';
  readonly peer: Person;
  /** False while the peer has not enrolled (or no longer is): nothing can be sent to them. */
  readonly reachable: boolean;
  /** The directory had the peer and has them no more. */
  readonly gone: boolean;
  /** Whether the identity key behind the peer is the one that was known. */
  readonly trust: PeerTrust;
}

/** A conversation of several people. */
export interface GroupConversation extends ListedConversation {
  readonly kind: 'group';
  readonly group: GroupId;
  /** Empty where nobody has given it one: it is called by its members then. */
  readonly name: string;
  /** The first members but oneself, at most {@link shownMembers}, in the order in which they came in. */
  readonly members: readonly Person[];
  /** All members, oneself included. */
  readonly memberCount: number;
  /** The own role; null for somebody who is no member any more and can only read. */
  readonly role: GroupRole | null;
  readonly rules: GroupRules;
}

/** A conversation as a row of the list shows it. */
export type Conversation = DirectConversation | GroupConversation;

/** As many as a row has room for, as faces or as names. */
export const shownMembers = 4;

/** What a conversation is called: by the person, by the name that it has been given, or else by its first members. */
export function conversationName(conversation: Conversation): string {
  if (conversation.kind === 'direct') return conversation.peer.name;
  return conversation.name === ''
    ? conversation.members.map(({ name }) => name).join(', ')
    : conversation.name;
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

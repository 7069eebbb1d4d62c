import type { ConversationId, MessageId } from '#shared/model/ids.ts';

/** Where somebody read in a room: the topmost message, and how many px of it were above the view. */
export interface RoomPlace {
  readonly message: MessageId;
  readonly offset: number;
  /** How many pages of newer messages there were, so that it is known how far back to look for it. */
  readonly age: number;
}

/** The places at which rooms were left, as long as the window lives; none for those that were left at their end. */
export const roomPlaces = new Map<ConversationId, RoomPlace>();

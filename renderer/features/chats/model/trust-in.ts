import type { Conversation } from '#shared/model/conversation.ts';
import type { PeerTrust } from '#shared/model/trust.ts';

/** How far the identity behind a conversation is trusted; of a room, which is with nobody in particular, nothing is known. */
export function trustIn(conversation: Conversation): PeerTrust {
  return conversation.kind === 'direct' ? conversation.trust : 'unknown';
}

import type { AccountId, ConversationId, MessageId } from '#shared/model/ids.ts';
import type { LocalAccount, Storage } from '#core/storage/index.ts';
import type { MessageAction } from './action-content.ts';
import type { MessageEvents } from './message-events.ts';
import { referredMessage } from './referred-message.ts';

/** Who has done it (the one who has sealed it), where, and when the relay accepted that; UTC milliseconds. */
export interface ActionOrigin {
  readonly author: AccountId;
  /** Null where there is no conversation yet. */
  readonly conversation: ConversationId | null;
  readonly at: number;
}

/** What has become of an action: `early` where its message is not here yet. */
export type AppliedAction = 'done' | 'early' | 'refused';

/** Does with a message what somebody has done with it. Belongs into a transaction. */
export function applyAction(
  storage: Storage,
  local: Pick<LocalAccount, 'account'>,
  events: Pick<MessageEvents, 'changed'>,
  { target, change }: MessageAction,
  { author, conversation, at }: ActionOrigin,
): AppliedAction {
  const id: MessageId = referredMessage(local, target);
  const written = storage.messages.written(id);
  if (written === null) return 'early';
  // Only where both are: nobody does anything with a message of a conversation that they are not in.
  if (written.conversation !== conversation) return 'refused';
  const { word, isOn } = change;
  if (storage.reactions.put({ message: id, account: author, word, isOn, at }))
    events.changed(written.conversation, id);
  return 'done';
}

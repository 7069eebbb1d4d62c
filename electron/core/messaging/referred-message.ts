import type { MessageId } from '#shared/model/ids.ts';
import type { LocalAccount } from '#core/storage/index.ts';
import { localMessageId } from './local-message-id.ts';
import type { MessageReference, TextContent } from './text-content.ts';

/** The id by which this PC knows a message that somebody refers to, whether it is there or not. */
export function referredMessage(
  local: Pick<LocalAccount, 'account'>,
  { author, message }: MessageReference,
): MessageId {
  return author === local.account ? message : localMessageId(author, message);
}

/** What a text answers. */
export function quotedBy(
  local: Pick<LocalAccount, 'account'>,
  { quote }: Pick<TextContent, 'quote'>,
): MessageId | undefined {
  return quote === undefined ? undefined : referredMessage(local, quote);
}

import type { MessageInitShape } from '@bufbuild/protobuf';
import { ownBytes, type Bytes } from '#shared/model/bytes.ts';
import type { AccountId, ChangeId, GroupId } from '#shared/model/ids.ts';
import { isReactionWord, type ReactionWord } from '#shared/model/reaction.ts';
import type { MessageAction as WireAction, MessageActionSchema } from '#shared/wire/generated/content_pb.js';
import { encode } from './encode-content.ts';
import { fromWireReference, toWireReference, type MessageReference } from './text-content.ts';

/** Something that somebody does with a message that is there. */
export interface MessageAction {
  readonly target: MessageReference;
  readonly change: { readonly kind: 'reaction'; readonly word: ReactionWord; readonly isOn: boolean };
}

/** What has been done in a direct conversation, for the other one; padded. */
export function encodeAction(action: MessageAction): Bytes {
  return encode({ body: { case: 'messageAction', value: toWireAction(action) } });
}

/** The same for my own other devices; padded. */
export function encodeSentAction(recipient: AccountId, action: MessageAction): Bytes {
  return encode({
    body: { case: 'sentAction', value: { recipientAccount: recipient, action: toWireAction(action) } },
  });
}

/** What has been done in a room, for everybody there; padded. */
export function encodeGroupAction(group: GroupId, action: MessageAction, heads: readonly ChangeId[]): Bytes {
  const value = { group: fromHex(group), action: toWireAction(action), heads: heads.map(fromHex) };
  return encode({ body: { case: 'groupMessageAction', value } });
}

/** Null for what a newer version knows. */
export function fromWireAction(wire: WireAction | undefined): MessageAction | null {
  const target = wire?.target === undefined ? null : fromWireReference(wire.target);
  if (wire === undefined || target === null) return null;
  switch (wire.change.case) {
    case 'reaction': {
      const { word, isGone } = wire.change.value;
      return isReactionWord(word) ? { target, change: { kind: 'reaction', word, isOn: !isGone } } : null;
    }
    case undefined:
      return null;
  }
}

function toWireAction({ target, change }: MessageAction): MessageInitShape<typeof MessageActionSchema> {
  const { word, isOn } = change;
  return { target: toWireReference(target), change: { case: 'reaction', value: { word, isGone: !isOn } } };
}

function fromHex(id: GroupId | ChangeId): Bytes {
  return ownBytes(Buffer.from(id, 'hex'));
}

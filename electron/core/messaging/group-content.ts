import { AppError } from '#shared/errors/app-error.ts';
import { ownBytes, type Bytes } from '#shared/model/bytes.ts';
import {
  accountId,
  changeId,
  groupId,
  messageId,
  type AccountId,
  type ChangeId,
  type GroupId,
  type MessageId,
} from '#shared/model/ids.ts';
import type { Content, GroupMessageAction } from '#shared/wire/generated/content_pb.js';
import type { SignedChange } from '#core/groups/index.ts';
import { encodeGroupAction, type MessageAction } from './action-content.ts';
import { fromWireText, toWireText, type TextContent } from './text-content.ts';
import { encode } from './encode-content.ts';

/** What an envelope can hold that belongs to a room. `heads`: see `GroupText` in `content.proto`. */
export type GroupContentBody =
  | {
      readonly kind: 'group-text';
      readonly group: GroupId;
      readonly text: TextContent;
      readonly heads: readonly ChangeId[];
    }
  | {
      readonly kind: 'group-changes';
      readonly group: GroupId;
      readonly changes: readonly SignedChange[];
      readonly heads: readonly ChangeId[];
    }
  | { readonly kind: 'group-request'; readonly group: GroupId; readonly heads: readonly ChangeId[] }
  | { readonly kind: 'sender-key'; readonly group: GroupId; readonly distributionMessage: Bytes }
  | {
      readonly kind: 'group-action';
      readonly group: GroupId;
      readonly action: MessageAction;
      readonly heads: readonly ChangeId[];
    }
  | {
      readonly kind: 'group-read';
      readonly group: GroupId;
      readonly upTo: MessageId;
      /** Who wrote that message. */
      readonly author: AccountId;
    }
  | {
      readonly kind: 'group-tally';
      readonly group: GroupId;
      readonly counts: ReadonlyMap<MessageId, number>;
    };

type WireBody = Content['body'];
/** The cases of content that belong to rooms. */
export type GroupWireBody = Extract<
  WireBody,
  {
    case: 'groupText' | 'groupChanges' | 'groupRequest' | 'senderKey' | 'groupReadReceipt' | 'groupReadTally';
  }
>;

/** Heads or changes in one content; more than any room has at once, or travels in one envelope. */
const mostInOne = 4_096;
/** Messages of which one tally tells, and a margin. */
const mostCounts = 256;

/** Content of a room, padded. */
export function encodeGroupContent(content: GroupContentBody): Bytes {
  const group = fromHex(content.group);
  switch (content.kind) {
    case 'group-text': {
      const value = { group, text: toWireText(content.text), heads: content.heads.map(fromHex) };
      return encode({ body: { case: 'groupText', value } });
    }
    case 'group-action':
      return encodeGroupAction(content.group, content.action, content.heads);
    case 'group-changes': {
      const value = { group, changes: [...content.changes], heads: content.heads.map(fromHex) };
      return encode({ body: { case: 'groupChanges', value } });
    }
    case 'group-request':
      return encode({ body: { case: 'groupRequest', value: { group, heads: content.heads.map(fromHex) } } });
    case 'sender-key': {
      const { distributionMessage } = content;
      return encode({ body: { case: 'senderKey', value: { group, distributionMessage } } });
    }
    case 'group-read': {
      const value = { group, upTo: fromHex(content.upTo), authorAccount: content.author };
      return encode({ body: { case: 'groupReadReceipt', value } });
    }
    case 'group-tally': {
      const counts = [...content.counts].map(([id, count]) => ({ messageId: fromHex(id), count }));
      return encode({ body: { case: 'groupReadTally', value: { group, counts } } });
    }
  }
}

/** What content of a room means. @throws AppError `undecryptable` for what no version of Narae makes. */
export function decodeGroupBody(body: GroupWireBody): GroupContentBody {
  const group = toId(body.value.group, groupId);
  switch (body.case) {
    case 'groupText': {
      if (body.value.text === undefined) throw new AppError('undecryptable');
      return {
        kind: 'group-text',
        group,
        text: fromWireText(body.value.text),
        heads: toHeads(body.value.heads),
      };
    }
    case 'groupChanges':
      if (body.value.changes.length > mostInOne) throw new AppError('undecryptable');
      return {
        kind: 'group-changes',
        group,
        changes: body.value.changes.map(({ change, signature, identityKey }) => ({
          change: ownBytes(change),
          signature: ownBytes(signature),
          identityKey: ownBytes(identityKey),
        })),
        heads: toHeads(body.value.heads),
      };
    case 'groupRequest':
      return { kind: 'group-request', group, heads: toHeads(body.value.heads) };
    case 'senderKey':
      return { kind: 'sender-key', group, distributionMessage: ownBytes(body.value.distributionMessage) };
    case 'groupReadReceipt':
      return {
        kind: 'group-read',
        group,
        upTo: toId(body.value.upTo, messageId),
        author: toAccount(body.value.authorAccount),
      };
    case 'groupReadTally':
      if (body.value.counts.length > mostCounts) throw new AppError('undecryptable');
      return {
        kind: 'group-tally',
        group,
        counts: new Map(body.value.counts.map((one) => [toId(one.messageId, messageId), one.count])),
      };
  }
}

/** What a member has done with a message. @throws AppError as `decodeGroupBody`. */
export function decodeGroupAction(
  { group, heads }: Pick<GroupMessageAction, 'group' | 'heads'>,
  action: MessageAction,
): GroupContentBody {
  return { kind: 'group-action', group: toId(group, groupId), action, heads: toHeads(heads) };
}

function toHeads(heads: readonly Uint8Array[]): readonly ChangeId[] {
  if (heads.length > mostInOne) throw new AppError('undecryptable');
  return heads.map((head) => toId(head, changeId));
}

function toAccount(id: string): AccountId {
  try {
    return accountId(id);
  } catch (error) {
    throw new AppError('undecryptable', { cause: error });
  }
}

function toId<Id>(bytes: Uint8Array, make: (text: string) => Id): Id {
  try {
    return make(Buffer.from(bytes).toString('hex'));
  } catch (error) {
    throw new AppError('undecryptable', { cause: error });
  }
}

function fromHex(id: GroupId | ChangeId | MessageId): Bytes {
  return ownBytes(Buffer.from(id, 'hex'));
}

import { randomBytes } from 'node:crypto';
import type { MessageInitShape } from '@bufbuild/protobuf';
import { AppError } from '#shared/errors/app-error.ts';
import { ownBytes, type Bytes } from '#shared/model/bytes.ts';
import type { GroupChange, KnownGroupAction } from '#shared/model/group.ts';
import { changeId, groupId, type AccountId, type ChangeId, type GroupId } from '#shared/model/ids.ts';
import type { GroupChange as WireChange, GroupChangeSchema } from '#shared/wire/generated/group_pb.js';
import { fromWireAction, toWireAction } from './wire-action.ts';
import { accountBytes, accountFromBytes } from './account-bytes.ts';

/** A change before it is signed; `group` is null for the creation. */
export interface UnsignedChange {
  readonly group: GroupId | null;
  readonly parents: readonly ChangeId[];
  readonly author: AccountId;
  readonly action: KnownGroupAction;
  /** UTC milliseconds. */
  readonly writtenAt: number;
}

/** As many parents as an honest author can have: more at once than anybody has managers. */
export const mostParents = 64;

/** A change as it travels. */
export function toWireChange(change: UnsignedChange): MessageInitShape<typeof GroupChangeSchema> {
  return {
    group: change.group === null ? new Uint8Array(0) : fromHex(change.group),
    parents: change.parents.toSorted().map(fromHex),
    author: accountBytes(change.author),
    writtenAt: BigInt(change.writtenAt),
    salt: ownBytes(randomBytes(16)),
    action: toWireAction(change.action),
  };
}

/** What a change says that has travelled; `group` is null in a creation. @throws AppError `undecryptable`. */
export function fromWireChange(
  wire: WireChange,
): Omit<GroupChange, 'id' | 'group'> & { readonly group: GroupId | null } {
  if (wire.parents.length > mostParents) throw new AppError('undecryptable');
  try {
    return {
      group: wire.group.length === 0 ? null : groupId(toHex(wire.group)),
      parents: wire.parents.map((parent) => changeId(toHex(parent))),
      author: accountFromBytes(wire.author),
      action: fromWireAction(wire.action),
    };
  } catch (error) {
    throw new AppError('undecryptable', { cause: error });
  }
}

function fromHex(id: GroupId | ChangeId): Bytes {
  return ownBytes(Buffer.from(id, 'hex'));
}

function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

import { createHash } from 'node:crypto';
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { AppError } from '#shared/errors/app-error.ts';
import { ownBytes, type Bytes } from '#shared/model/bytes.ts';
import type { GroupChange } from '#shared/model/group.ts';
import { changeId, groupOf, type ChangeId } from '#shared/model/ids.ts';
import { isSignedStatement, signStatement, type LocalIdentity } from '#core/signal/index.ts';
import { GroupChangeSchema } from '#shared/wire/generated/group_pb.js';
import { fromWireChange, toWireChange, type UnsignedChange } from './wire-change.ts';

/** A change as it is kept and handed on: the bytes that its author made, which are never made anew. */
export interface SignedChange {
  readonly change: Bytes;
  readonly signature: Bytes;
  /** The identity key that made the signature. Whether it is that of the author is for the reader to know. */
  readonly identityKey: Bytes;
}

/** A change, and what shows whose it is. */
export interface ReadChange {
  readonly change: GroupChange;
  readonly signed: SignedChange;
}

/** Signs a change with the author's identity key. */
export function signChange(unsigned: UnsignedChange, identity: LocalIdentity): ReadChange {
  const change = ownBytes(toBinary(GroupChangeSchema, create(GroupChangeSchema, toWireChange(unsigned))));
  const signed = { change, ...signStatement(identity, purpose, change) };
  return { change: readChange(signed), signed };
}

/**
 * What a signed change says.
 * @throws AppError `bad-keys` when the key that comes with it has not signed it, `undecryptable` for bytes that are no change.
 */
export function readChange(signed: SignedChange): GroupChange {
  const { change, signature, identityKey } = signed;
  if (!isSignedStatement(identityKey, purpose, change, signature)) throw new AppError('bad-keys');
  return decodeChange(change);
}

/** What a change says whose signature has been looked at. @throws AppError `undecryptable` for bytes that are no change. */
export function decodeChange(change: Bytes): GroupChange {
  const id = idOf(change);
  const decoded = fromWireChange(parse(change));
  return { ...decoded, id, group: decoded.group ?? groupOf(id) };
}

const purpose = 'narae-group-change-1';

/** SHA-256 of the change's bytes: another change with the same id cannot be made. */
function idOf(change: Bytes): ChangeId {
  return changeId(createHash('sha256').update(change).digest('hex'));
}

function parse(change: Bytes): ReturnType<typeof fromBinary<typeof GroupChangeSchema>> {
  try {
    return fromBinary(GroupChangeSchema, change);
  } catch (error) {
    throw new AppError('undecryptable', { cause: error });
  }
}

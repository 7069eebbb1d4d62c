import { PublicKey } from '@signalapp/libsignal-client';
import type { Bytes } from '#shared/model/bytes.ts';
import type { LocalIdentity } from './local-identity.ts';

/** What a signature is made for: an identity key signs several things, and none is to be taken for another. */
export type StatementPurpose = 'narae-group-change-1';

/** Signs bytes with the own identity key, for one purpose. */
export function signStatement(
  { keyPair }: LocalIdentity,
  purpose: StatementPurpose,
  statement: Uint8Array,
): { readonly signature: Bytes; readonly identityKey: Bytes } {
  const signature = keyPair.privateKey.sign(signedBytes(purpose, statement));
  return { signature, identityKey: keyPair.publicKey.serialize() };
}

/** Whether the bytes were signed by this identity key, for this purpose. */
export function isSignedStatement(
  identityKey: Bytes,
  purpose: StatementPurpose,
  statement: Uint8Array,
  signature: Bytes,
): boolean {
  try {
    return PublicKey.deserialize(identityKey).verify(signedBytes(purpose, statement), signature);
  } catch {
    return false;
  }
}

/** One line that names the purpose, as device lists have it, and the statement. */
function signedBytes(purpose: StatementPurpose, statement: Uint8Array): Bytes {
  const line = new TextEncoder().encode(`${purpose}\n`);
  const bytes = new Uint8Array(line.length + statement.length);
  bytes.set(line);
  bytes.set(statement, line.length);
  return bytes;
}

import { Fingerprint, IdentityKeyPair, PublicKey } from '@signalapp/libsignal-client';
import type { Bytes } from '#shared/model/bytes.ts';
import type { AccountId } from '#shared/model/ids.ts';

/** Hash iterations and version as Signal has them since 2017 (numeric fingerprints, version 2). */
const iterations = 5200;
const version = 2;

/**
 * The safety number of two accounts: 60 digits, which are the same at both ends, and in base64 the scannable form, which
 * names the own key first.
 */
export function safetyNumber(
  account: AccountId,
  identityKeyPair: Bytes,
  peer: AccountId,
  peerKey: Bytes,
): { readonly digits: string; readonly scannable: string } {
  const fingerprint = Fingerprint.new(
    iterations,
    version,
    accountBytes(account),
    IdentityKeyPair.deserialize(identityKeyPair).publicKey,
    accountBytes(peer),
    PublicKey.deserialize(peerKey),
  );
  return {
    digits: fingerprint.displayableFingerprint().toString(),
    scannable: Buffer.from(fingerprint.scannableFingerprint().toBuffer()).toString('base64'),
  };
}

/** An account as the 16 bytes of its UUID. */
function accountBytes(account: AccountId): Bytes {
  return new Uint8Array(Buffer.from(account.replaceAll('-', ''), 'hex'));
}

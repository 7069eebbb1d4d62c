/**
 * What is known about the identity key behind a direct conversation.
 * `unknown`: no key has been seen yet. `known`: taken over when it was first seen. `verified`: the person compared the
 * safety number. `changed`: another key, or another account, has taken its place, and the person has not said
 * that this is all right.
 */
export const peerTrusts = ['unknown', 'known', 'verified', 'changed'] as const;
/** One of these. */
export type PeerTrust = (typeof peerTrusts)[number];

/** The safety number of a direct conversation (Signal: numeric fingerprint, version 2). */
export interface SafetyNumber {
  /** 60 digits, the same at both ends when nobody sits between them. */
  readonly digits: string;
  /** The scannable form, for a QR code: bytes in base64, own key first. */
  readonly scannable: string;
  readonly verified: boolean;
}

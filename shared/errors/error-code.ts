/**
 * Every way in which a call of Narae can fail, as the interface knows it. The interface holds one sentence a code in
 * each language; a code never carries content, names or keys.
 */
export const errorCodes = [
  'invalid-request',
  'profile-invalid',
  'forbidden-sender',
  'not-found',
  'not-enrolled',
  'already-enrolled',
  'invitation-invalid',
  'person-taken',
  'no-account',
  'not-allowed',
  'unauthorized',
  'revoked',
  'not-serving',
  'unavailable',
  'rate-limited',
  'mailbox-full',
  'undelivered',
  'stale-devices',
  'unsupported',
  'too-large',
  'untrusted-identity',
  'bad-keys',
  'undecryptable',
  'no-backend',
  'vault-key-lost',
  'vault-unprotected',
  'relay-unusable',
  'database-newer',
  'database-unreadable',
  'storage-failed',
  'storage-full',
  'too-many-windows',
  'autostart-failed',
  'worker-lost',
  'internal',
] as const;

/** One of the codes of this version. */
export type ErrorCode = (typeof errorCodes)[number];

/** Whether the text is a code of this version; another process may run an older or newer one. */
export function isErrorCode(text: string): text is ErrorCode {
  return (errorCodes as readonly string[]).includes(text);
}

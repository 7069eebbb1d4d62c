import type { ErrorCode } from '#shared/errors/error-code.ts';
import { errorKey } from '#shared/messages/error-key.ts';
import type { MessageKey } from '#shared/messages/message-key.ts';
import { mayStartAnew } from '#shared/model/recovery.ts';

export interface FailureTexts {
  readonly title: MessageKey;
  readonly text: MessageKey;
  readonly safe: MessageKey;
  readonly action: MessageKey;
}

/** The words for a failure at the start. */
export function failureTexts(code: ErrorCode): FailureTexts {
  const known = knownFailures.find((failure) => failure === code);
  if (known === undefined) {
    return {
      title: 'failure.other.title',
      text: errorKey(code),
      safe: 'failure.other.safe',
      action: 'failure.other.action',
    };
  }
  return {
    title: `failure.${known}.title`,
    text: `failure.${known}.text`,
    safe: `failure.${known}.safe`,
    action: `failure.${known}.action`,
  };
}

/** What can be done about a failure from here; null when nothing but what `action` says. */
export function recoveryFor(code: ErrorCode): { readonly salvageable: boolean } | null {
  return mayStartAnew(code) ? { salvageable: code === 'database-unreadable' } : null;
}

const knownFailures = [
  'database-newer',
  'database-unreadable',
  'vault-key-lost',
  'vault-unprotected',
  'no-backend',
  'revoked',
] as const satisfies readonly ErrorCode[];

import type { ErrorCode } from '../errors/error-code.ts';
import type { MessageKey } from './message-key.ts';

/** The sentence for an error: what happened and what to do. A code without a sentence does not compile. */
export function errorKey(code: ErrorCode): MessageKey {
  return `error.${code}`;
}

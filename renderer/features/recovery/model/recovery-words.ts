import type { TextLookup } from '#renderer/ui/text/use-text.ts';
import { errorKey } from '#shared/messages/error-key.ts';
import type { RecoveryState } from './recovery-store.ts';

/** Why it did not work and what is left to do. */
export function recoveryFailure(
  { way, code }: NonNullable<RecoveryState['failure']>,
  text: TextLookup,
): string {
  if (way === 'salvage' && code === 'database-unreadable') return text('recovery.failed.nothing');
  const reason = text(errorKey(code));
  return text(way === 'salvage' ? 'recovery.failed' : 'recovery.failed.anew', { reason });
}

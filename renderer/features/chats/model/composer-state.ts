import type { Conversation } from '#shared/model/conversation.ts';
import type { Settings } from '#shared/model/settings.ts';
import type { ShutOut } from './shut-out.ts';

/** Whether one can write here, and if not, why. */
export type ComposerState = 'open' | ShutOut | 'gone' | 'unreachable' | 'identity-changed';

/** The reason that the person can do least about comes first. Settings that are not known yet stop nothing. */
export function composerState(
  { reachable, gone, trust }: Pick<Conversation, 'reachable' | 'gone' | 'trust'>,
  shutOut: ShutOut | null,
  settings: Settings | undefined,
): ComposerState {
  if (shutOut !== null) return shutOut;
  if (gone) return 'gone';
  if (!reachable) return 'unreachable';
  if (trust === 'changed' && settings?.blockOnIdentityChange === true) return 'identity-changed';
  return 'open';
}

import type { DirectConversation, GroupConversation } from '#shared/model/conversation.ts';
import type { Settings } from '#shared/model/settings.ts';
import type { ShutOut } from './shut-out.ts';

/** Whether one can write here, and if not, why. */
export type ComposerState =
  'open' | ShutOut | 'gone' | 'unreachable' | 'identity-changed' | 'not-member' | 'managers-only';

/** The reason that the person can do least about comes first. Settings that are not known yet stop nothing. */
export function composerState(
  conversation:
    | Pick<DirectConversation, 'kind' | 'reachable' | 'gone' | 'trust'>
    | Pick<GroupConversation, 'kind' | 'role' | 'rules'>,
  shutOut: ShutOut | null,
  settings: Pick<Settings, 'blockOnIdentityChange'> | undefined,
): ComposerState {
  if (shutOut !== null) return shutOut;
  if (conversation.kind === 'group') {
    if (conversation.role === null) return 'not-member';
    return conversation.rules.write === 'managers' && conversation.role === 'member'
      ? 'managers-only'
      : 'open';
  }
  const { gone, reachable, trust } = conversation;
  if (gone) return 'gone';
  if (!reachable) return 'unreachable';
  if (trust === 'changed' && settings?.blockOnIdentityChange === true) return 'identity-changed';
  return 'open';
}

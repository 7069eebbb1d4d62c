import { AppError } from '#shared/errors/app-error.ts';
import type { CoreServices } from '#shared/ipc/services.ts';
import type { Profile } from '#shared/model/presence.ts';

/** Whom the desktop asks, and what it does with the answers. */
export interface AskPorts {
  readonly services: {
    readonly chats: Pick<CoreServices['chats'], 'unreadTotal'>;
    readonly presence: Pick<CoreServices['presence'], 'profile'>;
  };
  readonly onUnread: (total: { readonly count: number }) => void;
  readonly onProfile: (profile: Pick<Profile, 'availability'>) => void;
  /** There is nothing that toasts could tell of: the profile cannot be opened. */
  readonly onGone: () => void;
  /** Looks for what nobody has been told of. */
  readonly look: () => void;
  /** Asks once more after a while: it could not be answered now, and nobody else asks. Null when it has been asked often enough. */
  readonly later: (() => void) | null;
}

/**
 * Asks what stands when a core begins to answer, since it tells changes only: how much is unread, whether the person wants
 * to be disturbed, and only then what they have not been told of. What is not answered stays as it was known: only a profile
 * says that one may be disturbed. The core after one that is lost meanwhile is asked again.
 */
export async function askCore({
  services,
  onUnread,
  onProfile,
  onGone,
  look,
  later,
}: AskPorts): Promise<void> {
  const [total, profile] = await Promise.allSettled([
    services.chats.unreadTotal({}),
    services.presence.profile({}),
  ]);
  if (total.status === 'fulfilled') onUnread(total.value);
  if (profile.status === 'fulfilled') {
    onProfile(profile.value);
    look();
  }
  const failures = [total, profile].filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
  if (later !== null && failures.some(({ reason }) => isPassing(reason))) later();
  else if (failures.length === 2) {
    onUnread({ count: 0 });
    onGone();
  }
}

/** What a second try may mend; a profile that cannot be opened stays so until somebody does something about it. */
function isPassing(error: unknown): boolean {
  const { code, retryable } = AppError.from(error);
  return retryable || code === 'storage-failed' || code === 'internal';
}

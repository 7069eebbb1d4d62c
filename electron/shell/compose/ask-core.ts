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
  /** There is nothing that toasts could tell of: the profile is new, or cannot be opened. */
  readonly onGone: () => void;
  /** Looks for what nobody has been told of. */
  readonly look: () => void;
}

/**
 * Asks what stands when a core begins to answer, since it tells changes only: how much is unread, whether the person wants
 * to be disturbed, and only then what they have not been told of. A core that is lost meanwhile leaves all as it was; the
 * next one is asked again.
 */
export async function askCore({ services, onUnread, onProfile, onGone, look }: AskPorts): Promise<void> {
  try {
    const [total, profile] = await Promise.all([
      services.chats.unreadTotal({}),
      services.presence.profile({}),
    ]);
    onUnread(total);
    onProfile(profile);
    look();
  } catch (error) {
    if (AppError.from(error).code === 'worker-lost') return;
    onUnread({ count: 0 });
    onProfile({ availability: 'working' });
    onGone();
  }
}

import { app } from 'electron';
import type { CoreClient } from '#core/core-client.ts';
import type { CoreEvent } from '#core/events.ts';
import type { DestinationPage } from '#shared/model/destination.ts';
import type { InterfaceLanguage } from '#shared/model/preferences.ts';
import type { Profile } from '#shared/model/presence.ts';
import type { Badge } from '../desktop/badge.ts';
import { offerTasks } from '../desktop/jump-list.ts';
import { setMenu } from '../desktop/menu.ts';
import { TrayIcon } from '../desktop/tray.ts';
import { SessionLock } from '../desktop/session-lock.ts';
import { watchActivity } from '../desktop/watch-activity.ts';
import type { PreferencesService } from '../preferences/preferences-service.ts';
import type { ShellText } from '../texts.ts';
import type { EndedBy } from '../shutdown.ts';
import type { WindowBook } from '../windows/window-book.ts';
import { askCore } from './ask-core.ts';
import type { ShellLog } from './shell-log.ts';
import { startNotifier } from './start-notifier.ts';

/** What the desktop is joined with. */
export interface DesktopStart {
  readonly core: CoreClient;
  readonly windows: WindowBook;
  readonly badge: Badge;
  readonly preferences: PreferencesService;
  readonly text: ShellText;
  /** The arguments of a later start of this profile. */
  readonly startWith: readonly string[];
  /** The system has not shown a toast. */
  readonly onToastRefused: () => void;
  readonly log: ShellLog;
}

/** Who has to hear of the core. */
export interface CoreFollower {
  readonly onEvent: (event: CoreEvent) => void;
  /** See `CoreClientOptions.onStartedAgain`. */
  readonly onStartedAgain: () => void;
  /** The program ends: what only the shell still has is handed over first. */
  readonly onEnd: (by: EndedBy) => Promise<void>;
  /** The core takes nothing any more. */
  readonly onCoreClosed: () => Promise<void>;
}

/** Menu, tray, badge, jump list and notifications. */
export function startDesktop(start: DesktopStart): CoreFollower {
  const { core, windows, badge, preferences, text, startWith, onToastRefused, log } = start;
  const quit = (): void => {
    app.quit();
  };
  const zoom = (step: -1 | 0 | 1): void => {
    preferences.zoom(step).catch(log.error);
  };
  const tray = new TrayIcon(text, {
    open: () => {
      windows.reveal();
    },
    settings: () => {
      windows.go({ kind: 'page', page: 'settings' });
    },
    quit,
  });
  const go = (page: DestinationPage): void => {
    windows.go({ kind: 'page', page });
  };
  let language: InterfaceLanguage | null = null;
  preferences.follow((now) => {
    if (now.language === language) return;
    language = now.language;
    setMenu(text, { go, zoom, quit }, app.isPackaged);
    offerTasks(text, startWith);
    tray.write();
  });
  const lock = new SessionLock();
  const { notifier, answers } = startNotifier({
    core,
    windows,
    preferences,
    lock,
    text,
    onRefused: onToastRefused,
    onFailure: log.error,
  });
  const activity = watchActivity(lock, (now) => {
    core.setActivity(now);
  });
  app.on('before-quit', () => {
    lock.stop();
    activity.stop();
  });
  // What was read is taken back by its conversation: the total knows nothing of a mention where the person wants no other news.
  const onUnread = ({ count }: { readonly count: number }): void => {
    tray.setUnread(count);
    badge.show(count);
  };
  const onProfile = (profile: Pick<Profile, 'availability'>): void => {
    notifier.setDisturbable(profile.availability !== 'do-not-disturb');
  };
  let asking: NodeJS.Timeout | undefined;
  const ask = (pauses: readonly number[] = askAgainMs): void => {
    clearTimeout(asking);
    const [pause, ...others] = pauses;
    void askCore({
      services: core.services,
      onUnread,
      onProfile,
      onGone: () => {
        notifier.withdraw();
      },
      look: () => {
        notifier.look();
      },
      later:
        pause === undefined
          ? null
          : () => {
              asking = setTimeout(ask, pause, others).unref();
            },
    });
  };
  ask();
  return {
    onStartedAgain: () => {
      ask();
    },
    onEnd: (by) => {
      // A system that ends the program does not ask it to quit first; a toast that stays behind would show what it tells.
      notifier.stop();
      return answers.end(by);
    },
    onCoreClosed: () => answers.coreClosed(),
    onEvent: (event) => {
      if (event.name === 'profileChanged') onProfile(event.payload);
      if (event.name === 'conversationChanged') notifier.conversationChanged(event.payload);
      if (event.name === 'conversationMerged') {
        windows.merged(event.payload.from, event.payload.into.id);
        notifier.conversationGone(event.payload.from);
      }
      if (event.name === 'unreadTotalChanged') onUnread(event.payload);
      if (event.domain === 'settings' && !event.payload.mentionsDespiteMute) notifier.mentionsUnwanted();
    },
  };
}

/** Soon enough that nobody misses a message for it; what a minute has not mended stays so until the core is started again. */
const askAgainMs: readonly number[] = [5_000, 15_000, 60_000];

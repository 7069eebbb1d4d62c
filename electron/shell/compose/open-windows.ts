import { BrowserWindow, type Event, type WebContents } from 'electron';
import { publishEvent } from '#ipc/publish-event.ts';
import type { ConversationId } from '#shared/model/ids.ts';
import type { Preferences } from '#shared/model/preferences.ts';
import { callForAttention } from '../desktop/badge.ts';
import type { PreferencesFile } from '../preferences/preferences-file.ts';
import type { PreferencesService } from '../preferences/preferences-service.ts';
import type { ShellText } from '../texts.ts';
import { careForCrashes } from '../windows/crash-care.ts';
import { followTheme } from '../windows/follow-theme.ts';
import { openWindow } from '../windows/open-window.ts';
import { PlaceKeeper } from '../windows/place-keeper.ts';
import { WindowBook, type OpenRequest, type WindowPorts } from '../windows/window-book.ts';
import type { WindowKind } from '../windows/window-place.ts';
import type { ShellLog } from './shell-log.ts';

/** What the windows are opened with. */
export interface WindowsStart {
  readonly preload: string;
  readonly file: PreferencesFile;
  readonly preferences: PreferencesService;
  readonly text: ShellText;
  readonly log: ShellLog;
  /** See `WindowPorts.find`. */
  readonly find: WindowPorts['find'];
  /** See `WindowPorts.saved`. */
  readonly saved: WindowPorts['saved'];
  /** The main window is made. */
  readonly onOpenMain: (window: BrowserWindow) => void;
  /** The main window is about to close, unless this prevents it. */
  readonly onCloseMain: (window: BrowserWindow, closing: Event) => void;
  /** The main window has painted. */
  readonly onPainted: () => void;
}

const sizes: Readonly<Record<WindowKind, { readonly width: number; readonly height: number }>> = {
  main: { width: 1180, height: 760 },
  conversation: { width: 560, height: 720 },
};

/** The book of windows, which opens them as this profile wants them. */
export function windowBook(start: WindowsStart): WindowBook {
  followTheme();
  const places = new PlaceKeeper(start.file, start.log.error);
  return new WindowBook({
    open: (request) => open(request, start, places),
    find: start.find,
    tell: (window) => {
      publishEvent({ domain: 'windows', name: 'destinationWaiting', payload: {} }, [window.webContents]);
    },
    call,
    saved: start.saved,
  });
}

/** The pages of all windows. */
export function allPages(): readonly WebContents[] {
  return BrowserWindow.getAllWindows().map((window) => window.webContents);
}

function open(request: OpenRequest, start: WindowsStart, places: PlaceKeeper): BrowserWindow {
  const { preload, preferences, text, log, onOpenMain, onCloseMain, onPainted } = start;
  const { kind, conversation, hidden, mayLead } = request;
  const window = openWindow({
    preload,
    search: searchOf(preferences.current, conversation),
    ...sizes[kind],
    place: places.place(kind),
    zoom: () => preferences.current.zoom,
    hidden,
    mayLead,
    onBehind: () => {
      call(window, conversation);
    },
    onPainted: kind === 'main' ? onPainted : () => undefined,
    onFailure: (error) => {
      log.error(error);
    },
  });
  places.follow(window, kind);
  careForCrashes(window, {
    text,
    onGone: (reason, reloaded) => {
      log.write({ event: 'page-gone', reason, reloaded });
    },
    onHang: () => {
      log.write({ event: 'page-hangs' });
    },
    now: () => performance.now(),
  });
  if (kind === 'main') {
    onOpenMain(window);
    window.on('close', (event) => {
      onCloseMain(window, event);
    });
  }
  return window;
}

function call(window: BrowserWindow, of: ConversationId | null): void {
  callForAttention(window, of === null ? [] : [of]);
}

function searchOf({ language }: Preferences, conversation: string | null): URLSearchParams {
  return new URLSearchParams({ lang: language, ...(conversation === null ? {} : { conversation }) });
}

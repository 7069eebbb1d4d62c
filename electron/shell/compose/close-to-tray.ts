import { app, type BrowserWindow, type Event } from 'electron';
import { showToast, type ShownToast } from '../notifications/toast.ts';
import type { PreferencesFile } from '../preferences/preferences-file.ts';
import type { PreferencesService } from '../preferences/preferences-service.ts';
import type { ShellText } from '../texts.ts';

/** The name under which the preferences remember that it has been told. */
const happening = 'close-to-tray';

/** What closing to the tray works with. */
export interface CloseToTrayPorts {
  readonly file: Pick<PreferencesFile, 'hasHappened' | 'remember'>;
  readonly preferences: Pick<PreferencesService, 'current'>;
  readonly text: ShellText;
  /** The system has not shown the toast that tells of it. */
  readonly onRefused: () => void;
  /** Brings the main window back, or makes it anew. */
  readonly reveal: () => void;
}

/** Puts the main window away instead of closing it, as the person wants it; says so until it has been shown once. */
export class CloseToTray {
  readonly #ports: CloseToTrayPorts;
  #isQuitting = false;
  /** Kept as long as it may be clicked: the system forgets a toast that the program has forgotten. */
  #told: ShownToast | null = null;

  constructor(ports: CloseToTrayPorts) {
    this.#ports = ports;
    app.on('before-quit', () => {
      this.#isQuitting = true;
    });
    // A window whose page has died for good cannot be hidden, it is gone: the program goes on beside the clock all the same.
    app.on('window-all-closed', () => {
      if (this.#stays) this.#tellOnce();
      else app.quit();
    });
    // On macOS the dock's icon is what brings a window back. Nobody listens yet when the start itself is told so.
    app.on('activate', () => {
      ports.reveal();
    });
  }

  /** The window is about to close; it stays, hidden, unless the person wants it otherwise or the program ends. */
  readonly putAway = (window: BrowserWindow, closing: Event): void => {
    if (!this.#stays) return;
    // Before anything that can fail: a window that is hidden and then closes would take the program with it.
    closing.preventDefault();
    window.hide();
    this.#tellOnce();
  };

  get #stays(): boolean {
    return !this.#isQuitting && this.#ports.preferences.current.closeToTray;
  }

  #tellOnce(): void {
    const { file, text, reveal, onRefused } = this.#ports;
    if (file.hasHappened(happening)) return;
    // The system has said nothing of the last one, as one without notifications does.
    this.#told?.close();
    const toast = {
      conversation: null,
      title: text('app.name'),
      body: text('shell.tray.stays'),
      canReply: false,
    };
    const told = showToast(toast, text, {
      open: () => {
        told.close();
        this.#forget(told);
        reveal();
      },
      reply: () => undefined,
      shown: () => {
        file.remember(happening);
      },
      refused: () => {
        this.#forget(told);
        onRefused();
      },
    });
    this.#told = told;
  }

  #forget(told: ShownToast): void {
    if (this.#told === told) this.#told = null;
  }
}

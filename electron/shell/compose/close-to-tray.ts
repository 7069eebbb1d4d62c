import { app, type BrowserWindow, type Event } from 'electron';
import { showToast, type ShownToast } from '../notifications/toast.ts';
import { revealWindow } from '../windows/reveal-window.ts';
import type { PreferencesFile } from '../preferences/preferences-file.ts';
import type { PreferencesService } from '../preferences/preferences-service.ts';
import type { ShellText } from '../texts.ts';

/** What closing to the tray works with. */
export interface CloseToTrayPorts {
  readonly file: PreferencesFile;
  readonly preferences: PreferencesService;
  readonly text: ShellText;
}

/** Puts the main window away instead of closing it, as the person wants it; says so the first time. */
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
  }

  /** The window is about to close; it stays, hidden, unless the person wants it otherwise or the program ends. */
  readonly putAway = (window: BrowserWindow, closing: Event): void => {
    const { file, preferences } = this.#ports;
    if (this.#isQuitting || !preferences.current.closeToTray) return;
    // Before anything that can fail: a window that is hidden and then closes would take the program with it.
    closing.preventDefault();
    window.hide();
    if (file.isFirst('close-to-tray')) this.#tell(window);
  };

  #tell(window: BrowserWindow): void {
    const { text } = this.#ports;
    const toast = {
      conversation: null,
      title: text('app.name'),
      body: text('shell.tray.stays'),
      canReply: false,
    };
    this.#told = showToast(toast, text, {
      open: () => {
        this.#told?.close();
        this.#told = null;
        revealWindow(window);
      },
      reply: () => undefined,
    });
  }
}

import { app, type BrowserWindow } from 'electron';
import { showToast } from '../notifications/toast.ts';
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

  constructor(ports: CloseToTrayPorts) {
    this.#ports = ports;
    app.on('before-quit', () => {
      this.#isQuitting = true;
    });
  }

  /** Whether the window has been put away; otherwise it closes. */
  readonly putAway = (window: BrowserWindow): boolean => {
    const { file, preferences, text } = this.#ports;
    if (this.#isQuitting || !preferences.current.closeToTray) return false;
    window.hide();
    if (file.isFirst('close-to-tray')) {
      const told = {
        conversation: null,
        title: text('app.name'),
        body: text('shell.tray.stays'),
        canReply: false,
      };
      showToast(told, text, {
        open: () => {
          revealWindow(window);
        },
        reply: () => undefined,
      });
    }
    return true;
  };
}

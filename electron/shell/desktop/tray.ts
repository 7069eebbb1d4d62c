import { Menu, Tray } from 'electron';
import type { ShellText } from '../texts.ts';
import { trayIcon } from './tray-icons.ts';

/** What the icon's menu does. */
export interface TrayActions {
  readonly open: () => void;
  readonly settings: () => void;
  readonly quit: () => void;
}

/** The icon beside the clock: whether something is unread, and the way back to the window. */
export class TrayIcon {
  readonly #tray: Tray;
  readonly #text: ShellText;
  readonly #actions: TrayActions;
  #unread = 0;

  constructor(text: ShellText, actions: TrayActions) {
    this.#text = text;
    this.#actions = actions;
    this.#tray = new Tray(trayIcon(false));
    this.#tray.on('click', actions.open);
    this.write();
  }

  setUnread(count: number): void {
    this.#unread = count;
    this.#tray.setImage(trayIcon(count > 0));
    this.#writeTip();
  }

  /** Writes its menu and its tip anew, after the language has changed. */
  write(): void {
    const text = this.#text;
    const { open, settings, quit } = this.#actions;
    this.#tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: text('shell.tray.open'), click: open },
        { label: text('shell.menu.settings'), click: settings },
        { type: 'separator' },
        { label: text('shell.menu.quit'), click: quit },
      ]),
    );
    this.#writeTip();
  }

  #writeTip(): void {
    const count = this.#unread;
    this.#tray.setToolTip(count > 0 ? this.#text('shell.tray.unread', { count }) : this.#text('app.name'));
  }
}

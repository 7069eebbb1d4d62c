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

  constructor(text: ShellText, { open, settings, quit }: TrayActions) {
    this.#text = text;
    this.#tray = new Tray(trayIcon(false));
    this.#tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: text('shell.tray.open'), click: open },
        { label: text('shell.menu.settings'), click: settings },
        { type: 'separator' },
        { label: text('shell.menu.quit'), click: quit },
      ]),
    );
    this.#tray.on('click', open);
    this.setUnread(0);
  }

  setUnread(count: number): void {
    this.#tray.setImage(trayIcon(count > 0));
    this.#tray.setToolTip(count > 0 ? this.#text('shell.tray.unread', { count }) : this.#text('app.name'));
  }
}

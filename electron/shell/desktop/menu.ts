import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { DestinationPage } from '#shared/model/destination.ts';
import type { ShellText } from '../texts.ts';

/** What the menu's own items do; the rest are roles that Electron knows. */
export interface MenuActions {
  readonly go: (page: DestinationPage) => void;
  readonly zoom: (step: -1 | 0 | 1) => void;
  readonly quit: () => void;
}

/**
 * The menu of the program. On Windows nobody sees it, but its accelerators work in every window; those that the page
 * itself listens to are only shown here.
 */
export function setMenu(text: ShellText, { go, zoom, quit }: MenuActions, isPackaged: boolean): void {
  const template: MenuItemConstructorOptions[] = [
    {
      label: text('app.name'),
      submenu: [
        page('shell.menu.new-chat', 'people', 'CmdOrCtrl+N', true),
        page('shell.menu.settings', 'settings', 'CmdOrCtrl+,', true),
        { type: 'separator' },
        { role: 'close', label: text('shell.menu.close'), accelerator: 'CmdOrCtrl+W' },
        { label: text('shell.menu.quit'), accelerator: 'CmdOrCtrl+Q', click: quit },
      ],
    },
    {
      label: text('shell.menu.edit'),
      submenu: [
        { role: 'undo', label: text('shell.menu.undo') },
        { role: 'redo', label: text('shell.menu.redo') },
        { type: 'separator' },
        { role: 'cut', label: text('shell.menu.cut') },
        { role: 'copy', label: text('shell.menu.copy') },
        { role: 'paste', label: text('shell.menu.paste') },
        { role: 'pasteAndMatchStyle', label: text('shell.menu.paste-plain') },
        { role: 'selectAll', label: text('shell.menu.select-all') },
      ],
    },
    {
      label: text('shell.menu.view'),
      submenu: [
        { label: text('shell.menu.zoom-in'), accelerator: 'CmdOrCtrl+Plus', click: () => zoom(1) },
        // The key as it is on the keyboard: nobody holds Shift for it.
        {
          label: text('shell.menu.zoom-in'),
          accelerator: 'CmdOrCtrl+=',
          visible: false,
          click: () => zoom(1),
        },
        { label: text('shell.menu.zoom-out'), accelerator: 'CmdOrCtrl+-', click: () => zoom(-1) },
        { label: text('shell.menu.zoom-reset'), accelerator: 'CmdOrCtrl+0', click: () => zoom(0) },
        { role: 'togglefullscreen', label: text('shell.menu.full-screen') },
        ...(isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
      ],
    },
    {
      label: text('shell.menu.help'),
      role: 'help',
      submenu: [
        page('shell.menu.shortcuts', 'shortcuts', 'CmdOrCtrl+/', true),
        page('shell.menu.about', 'about'),
      ],
    },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));

  function page(
    label: Parameters<ShellText>[0],
    to: DestinationPage,
    accelerator?: string,
    handledByPage = false,
  ): MenuItemConstructorOptions {
    return {
      label: text(label),
      click: () => go(to),
      ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: !handledByPage }),
    };
  }
}

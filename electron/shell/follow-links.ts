import { app, dialog } from 'electron';
import { linkAmong, parseLink } from './desktop/deep-link.ts';
import type { ShellText } from './texts.ts';
import type { WindowBook } from './windows/window-book.ts';

/**
 * Follows links that begin with `narae:`: the one this start was made with, those of later starts (which end at once and
 * hand theirs over), and those that macOS passes. A later start without one brings the window to the front.
 */
export function followLinks(windows: WindowBook, text: ShellText, onRefused: () => void): void {
  const follow = (link: string): void => {
    const destination = parseLink(link);
    if (destination !== null) {
      windows.go(destination);
      return;
    }
    onRefused();
    refuse(text);
  };
  const first = linkAmong(process.argv);
  if (first !== null) follow(first);
  app.on('second-instance', (_event, args) => {
    const link = linkAmong(args);
    if (link === null) windows.reveal();
    else follow(link);
  });
  app.on('open-url', (event, link) => {
    event.preventDefault();
    follow(link);
  });
}

/** The link itself is not shown: whoever made it could write anything into it. */
function refuse(text: ShellText): void {
  void dialog.showMessageBox({
    type: 'warning',
    message: text('shell.link.unknown.title'),
    detail: text('shell.link.unknown.text'),
    buttons: [text('app.ok')],
  });
}

import { dialog } from 'electron';
import { parseLink } from './desktop/deep-link.ts';
import type { LinkInbox } from './desktop/link-inbox.ts';
import type { ShellText } from './texts.ts';
import type { WindowBook } from './windows/window-book.ts';

/**
 * Follows links that begin with `narae:`. A later start without one brings the window to the front. Links that lead
 * nowhere are told one at a time: whatever makes many of them does not cover the screen.
 */
export function followLinks(
  links: LinkInbox,
  windows: Pick<WindowBook, 'go' | 'reveal'>,
  text: ShellText,
  onRefused: () => void,
): void {
  let isTelling = false;
  const refuse = async (): Promise<void> => {
    onRefused();
    if (isTelling) return;
    isTelling = true;
    try {
      await tellOfUnknown(text);
    } finally {
      isTelling = false;
    }
  };
  links.follow((link) => {
    const destination = link === null ? null : parseLink(link);
    if (destination !== null) windows.go(destination);
    else if (link === null) windows.reveal();
    else void refuse();
  });
}

/** The link itself is not shown: whoever made it could write anything into it. */
async function tellOfUnknown(text: ShellText): Promise<void> {
  await dialog.showMessageBox({
    type: 'warning',
    message: text('shell.link.unknown.title'),
    detail: text('shell.link.unknown.text'),
    buttons: [text('app.ok')],
  });
}

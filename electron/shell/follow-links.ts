import { dialog } from 'electron';
import type { Destination } from '#shared/model/destination.ts';
import { parseLink } from './desktop/deep-link.ts';
import type { LinkInbox } from './desktop/link-inbox.ts';
import type { ShellText } from './texts.ts';
import { PauseAfterNo } from './windows/pause-after-no.ts';
import type { WindowBook } from './windows/window-book.ts';

/** What following links works with. */
export interface LinkPorts {
  readonly windows: Pick<WindowBook, 'goByLink' | 'reveal' | 'isInUse' | 'focused'>;
  /** With whom the conversation is; null where nobody knows. */
  readonly nameOf: (destination: Destination) => Promise<string | null>;
  readonly text: ShellText;
  readonly onRefused: () => void;
  readonly onFailure: (error: unknown) => void;
}

/**
 * Follows links that begin with `narae:`. A later start without one brings the window to the front. Whoever works in Narae
 * is asked first, since a page can follow a link by itself and would take the keyboard to somebody else. Questions, and words
 * about links that lead nowhere, come one at a time: whatever makes many of them does not cover the screen.
 */
export function followLinks(links: LinkInbox, ports: LinkPorts): void {
  const { windows, text, onRefused, onFailure } = ports;
  const pause = new PauseAfterNo();
  let isAsking = false;
  const follow = async (destination: Destination): Promise<void> => {
    if (!windows.isInUse) {
      windows.goByLink(destination);
      return;
    }
    if (isAsking || pause.holds()) return;
    isAsking = true;
    try {
      const isWanted = await askFirst(destination, ports);
      pause.answered(isWanted);
      if (isWanted) windows.goByLink(destination);
    } finally {
      isAsking = false;
    }
  };
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
    if (destination !== null) follow(destination).catch(onFailure);
    else if (link === null) windows.reveal();
    else refuse().catch(onFailure);
  });
}

/** Whoever goes on writing while the question comes cancels it with the next Enter. */
async function askFirst(destination: Destination, { windows, nameOf, text }: LinkPorts): Promise<boolean> {
  const name = await nameOf(destination).catch(() => null);
  const question: Electron.MessageBoxOptions = {
    type: 'question',
    message:
      name === null ? text('shell.link.inside.title') : text('shell.link.conversation.title', { name }),
    detail: text('shell.link.inside.text'),
    buttons: [text('shell.link.open'), text('app.cancel')],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  };
  const { focused } = windows;
  const { response } = await (focused === null
    ? dialog.showMessageBox(question)
    : dialog.showMessageBox(focused, question));
  return response === 0;
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

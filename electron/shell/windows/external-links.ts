import { BrowserWindow, dialog, shell, type WebContents } from 'electron';
import type { ShellText } from '../texts.ts';
import { PauseAfterNo } from './pause-after-no.ts';

/** Addresses are shown to this length: a longer one could push what matters out of the question. */
const shownLength = 200;

/** The address if a browser may be asked to open it: https, and nobody's name and password in it. */
export function externalAddress(url: string): URL | null {
  if (!URL.canParse(url)) return null;
  const parsed = new URL(url);
  const isPlain = parsed.username === '' && parsed.password === '';
  return parsed.protocol === 'https:' && isPlain ? parsed : null;
}

/**
 * Asks, and lets the system's browser open the address. The question names the host as the browser will reach it (a host
 * with letters that look like others shows as `xn--…`). While a question stands in the window, and for some seconds after a
 * no, further ones are dropped: a page that has gone wrong must not make the window useless.
 */
export async function openExternally(address: URL, contents: WebContents, text: ShellText): Promise<void> {
  const window = BrowserWindow.fromWebContents(contents);
  const pause = pauseOf(contents);
  if (window === null || asking.has(contents) || pause.holds()) return;
  asking.add(contents);
  try {
    const wanted = await isWanted(address, window, text);
    pause.answered(wanted);
    if (wanted) await open(address, window, text);
  } finally {
    asking.delete(contents);
  }
}

/** Pages in whose window a question stands. */
const asking = new WeakSet<WebContents>();
const pauses = new WeakMap<WebContents, PauseAfterNo>();

function pauseOf(contents: WebContents): PauseAfterNo {
  const pause = pauses.get(contents) ?? new PauseAfterNo();
  pauses.set(contents, pause);
  return pause;
}

/** Whoever said yes learns that nothing opens: no browser is there, or the system does not let it be asked. */
async function open(address: URL, window: Electron.BrowserWindow, text: ShellText): Promise<void> {
  try {
    await shell.openExternal(address.href);
  } catch (error) {
    await dialog.showMessageBox(window, {
      type: 'warning',
      message: text('shell.link.failed.title', { host: address.host }),
      detail: text('shell.link.failed.text'),
      buttons: [text('app.ok')],
      noLink: true,
    });
    throw error;
  }
}

async function isWanted(address: URL, window: Electron.BrowserWindow, text: ShellText): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: text('shell.link.title', { host: address.host }),
    detail: address.href.slice(0, shownLength),
    buttons: [text('shell.link.open'), text('app.cancel')],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
}

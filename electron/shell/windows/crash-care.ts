import { dialog, type BrowserWindow, type RenderProcessGoneDetails } from 'electron';
import type { ShellText } from '../texts.ts';

/** A page that dies again within this time has not died by chance: the person is asked. */
const onceMs = 60_000;

/** What bringing back works with. */
export interface CrashPorts {
  readonly text: ShellText;
  /** The page's process has ended; whether it is loaded again without a question. */
  readonly onGone: (reason: RenderProcessGoneDetails['reason'], reloaded: boolean) => void;
  readonly onHang: () => void;
  readonly now: () => number;
}

/**
 * Brings back a window's page: one that died is loaded again once, and when that was no help the person decides; one that
 * does not answer is never ended without a question. Nothing is lost: drafts and messages are the core's.
 */
export function careForCrashes(window: BrowserWindow, { text, onGone, onHang, now }: CrashPorts): void {
  let lastReload = Number.NEGATIVE_INFINITY;
  let isAsking = false;

  let isEnding = false;
  let diedMeanwhile = false;
  const hasDied = (): boolean => diedMeanwhile;

  const reload = (): void => {
    lastReload = now();
    if (!window.isDestroyed()) window.webContents.reload();
  };
  const ask = async (question: Question): Promise<void> => {
    if (isAsking || window.isDestroyed()) return;
    isAsking = true;
    diedMeanwhile = false;
    const answer = await askPerson(window, question);
    isAsking = false;
    if (window.isDestroyed()) return;
    if (answer === 'reload') {
      // A page that hangs would not hear of it: its process has to end first.
      isEnding = question.otherwise === 'wait' && !hasDied();
      if (isEnding) window.webContents.forcefullyCrashRenderer();
      reload();
    } else if (question.otherwise === 'close') window.destroy();
    else if (hasDied()) void ask(gone());
  };
  // Each time anew: the language may have changed since the window was made.
  const gone = (): Question => ({
    title: text('shell.page-gone.title'),
    detail: text('shell.page-gone.text'),
    reload: text('shell.page.reload'),
    other: text('shell.page.close'),
    otherwise: 'close',
  });

  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    if (isEnding) {
      isEnding = false;
      return;
    }
    const again = now() - lastReload < onceMs;
    onGone(reason, !again);
    diedMeanwhile = again;
    if (!again) reload();
    else void ask(gone());
  });
  window.on('unresponsive', () => {
    onHang();
    void ask({
      title: text('shell.page-hangs.title'),
      detail: text('shell.page-hangs.text'),
      reload: text('shell.page.reload'),
      other: text('shell.page.wait'),
      otherwise: 'wait',
    });
  });
}

interface Question {
  readonly title: string;
  readonly detail: string;
  readonly reload: string;
  readonly other: string;
  readonly otherwise: 'close' | 'wait';
}

async function askPerson(window: BrowserWindow, question: Question): Promise<'reload' | 'other'> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: question.title,
    detail: question.detail,
    buttons: [question.reload, question.other],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  return response === 0 ? 'reload' : 'other';
}

import { spawn } from 'node:child_process';
import type { App } from 'electron';
import { browserIfRunning } from '../chromium/browser.ts';
import { shutDownChromium } from '../chromium/launch.ts';
import { app } from '../core/app-object.ts';
import { electronEvent } from '../core/electron-event.ts';
import { windows, windowSignals } from '../windows/windows.ts';

/** `quit`, `exit`, `relaunch`, and the events around them. */
export function quitMembers(): Partial<App> {
  let quitting = false;
  let exiting = false;
  const isQuitting = (): boolean => quitting;

  function quit(): void {
    if (quitting || exiting) return;
    const event = electronEvent();
    app.emit('before-quit', event);
    if (event.defaultPrevented) return;
    quitting = true;
    if (windows.count() === 0) finish();
    for (const core of windows.list()) {
      // A window may refuse, which ends the quitting.
      if (isQuitting()) core.requestClose();
    }
  }

  function finish(): void {
    const event = electronEvent();
    app.emit('will-quit', event);
    if (event.defaultPrevented) quitting = false;
    else exit();
  }

  function exit(code = 0): void {
    if (exiting) return;
    exiting = true;
    app.emit('quit', electronEvent(), code);
    // Before Chromium was started nothing has to be waited for, and the app expects to be gone.
    if (!browserIfRunning()) process.exit(code);
    void shutDownChromium().then(() => process.exit(code));
  }

  windowSignals.on('closeRefused', () => (quitting = false));
  windowSignals.on('closed', () => {
    if (exiting || windows.count() > 0) return;
    if (quitting) finish();
    else if (app.listenerCount('window-all-closed') > 0) app.emit('window-all-closed');
    else quit();
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, quit);

  return {
    quit,
    exit,
    relaunch(options = {}) {
      const { execPath = process.execPath, args = process.argv.slice(1) } = options;
      process.once('exit', () => spawn(execPath, args, { detached: true, stdio: 'ignore' }).unref());
    },
    focus() {
      const shown = windows.list().findLast((core) => core.isShown);
      shown?.window.focus();
    },
  };
}

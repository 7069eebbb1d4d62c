import { app, powerMonitor, type Event } from 'electron';

/** How long closing may take before the program ends all the same; a database survives that. */
export const closeLimitMs = 4_000;
/** Whoever quits is there still, and can be told something; a system that shuts down or logs off waits for nobody. */
export type EndedBy = 'person' | 'system';

/** How long windows may then take to close: without a core they are good for nothing. */
export const endLimitMs = 2_000;

/**
 * Makes quitting wait, once, until everything is closed, and end soon after, whatever windows say; also when the system shuts
 * down or the person logs off, which is held up on macOS and Linux for as long as that takes, and on Windows not at all.
 * `prepare` is told that the program ends, and a second time when the system ends it while it is being closed; `onClosed`
 * that nothing of it is waited for any more.
 */
export function closeBeforeQuit(
  prepare: (by: EndedBy) => Promise<void>,
  close: () => Promise<void>,
  onClosed: () => void,
): void {
  let state: 'open' | 'closing' | 'closed' = 'open';
  let endedBy: EndedBy | null = null;
  const begin = (by: EndedBy): void => {
    if (state === 'closing' && by === 'system' && endedBy === 'person') void prepare((endedBy = by));
    if (state !== 'open') return;
    state = 'closing';
    endedBy = by;
    void (async () => {
      await prepare(by);
      await close();
    })().finally(() => {
      state = 'closed';
      onClosed();
      app.quit();
      // Whatever holds a window open has held it long enough.
      setTimeout(() => {
        app.exit(0);
      }, endLimitMs);
    });
  };
  app.on('before-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    begin('person');
  });
  followSystemEnd(() => {
    begin('system');
  });
}

function followSystemEnd(begin: () => void): void {
  // Prevented, this says that the program ends by itself; a quit that is prevented later on would call off a log-out of
  // macOS instead. The typings leave the event out.
  powerMonitor.on('shutdown', (...given: readonly unknown[]) => {
    (given[0] as Event | undefined)?.preventDefault();
    begin();
    app.quit();
  });
  // Windows asks no program to quit when the session ends, and ends it soon after the windows have been told.
  app.on('browser-window-created', (_event, window) => {
    window.on('session-end', begin);
  });
}

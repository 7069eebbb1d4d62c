import { app } from 'electron';

/** How long closing may take before the program ends all the same; a database survives that. */
export const closeLimitMs = 4_000;

/** Makes quitting wait, once, until everything is closed. */
export function closeBeforeQuit(close: () => Promise<void>): void {
  let state: 'open' | 'closing' | 'closed' = 'open';
  app.on('before-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (state === 'closing') return;
    state = 'closing';
    void close().finally(() => {
      state = 'closed';
      app.quit();
    });
  });
}

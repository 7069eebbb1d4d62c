import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from 'electron';
import { app } from '../core/app-object.ts';
import { electronEvent } from '../core/electron-event.ts';
import { LetterBox, postLetter, type Letter } from './letter-box.ts';
import { takeLock, type HeldLock } from './lock-file.ts';

/** The single instance lock: a locked file, and beside it a letter box that the owner watches. */
export function instanceLockMembers(): Partial<App> {
  let held: { readonly lock: HeldLock; readonly letters: LetterBox } | undefined;

  function release(): void {
    held?.letters.close();
    held?.lock.release();
    held = undefined;
  }

  return {
    requestSingleInstanceLock(additionalData) {
      if (held) return true;
      const folder = join(app.getPath('userData'), '.standin-instance');
      mkdirSync(folder, { recursive: true });
      const lock = takeLock(join(folder, 'instance'));
      if (lock === null) {
        postLetter(folder, { argv: process.argv, cwd: process.cwd(), data: additionalData ?? null });
        return false;
      }
      // Whoever has written since this process began was answered by it, or by one that has just ended.
      held = { lock, letters: new LetterBox(folder, performance.timeOrigin, tellApp) };
      process.on('exit', release);
      return true;
    },
    hasSingleInstanceLock: () => held !== undefined,
    releaseSingleInstanceLock: release,
  };
}

/** Not at once: whoever asks for the lock listens only when they have it. */
function tellApp({ argv, cwd, data }: Letter): void {
  void app.whenReady().then(() => app.emit('second-instance', electronEvent(), argv, cwd, data));
}

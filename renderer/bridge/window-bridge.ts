import { AppError } from '#shared/errors/app-error.ts';
import type { NaraeBridge } from '#shared/ipc/bridge.ts';

declare global {
  interface Window {
    readonly narae?: NaraeBridge;
  }
}

/**
 * The bridge that the preload script put into this window.
 * @throws AppError `internal` in a page without it.
 */
export function windowBridge(): NaraeBridge {
  if (window.narae === undefined) throw new AppError('internal');
  return window.narae;
}

import type { Session } from './session.ts';

/** The Chromium that shows the windows of this process. */
export interface Browser {
  readonly root: Session;
  readonly headless: boolean;
  readonly profile: string;
  readonly pid: number;
  readonly flags: ReadonlyMap<string, string>;
  /** Settled when the process has ended. */
  readonly ended: Promise<void>;
}

let running: Browser | undefined;

export function browser(): Browser {
  if (!running) throw new Error('electron stand-in: Chromium is not running before app is ready');
  return running;
}

export function browserIfRunning(): Browser | undefined {
  return running;
}

export function setRunningBrowser(started: Browser): void {
  running = started;
}

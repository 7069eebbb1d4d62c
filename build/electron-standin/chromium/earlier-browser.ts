import { readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Waits until the Chromium of a process that was killed has left the profile. It takes a moment to notice, and a new one
 * would hand its work to the dying one and end.
 */
export async function waitForEarlierBrowser(profile: string): Promise<void> {
  for (let waited = 0; waited < LIMIT && isAlive(ownerOf(profile)); waited += STEP) await pause(STEP);
}

const LIMIT = 10_000;
const STEP = 50;

// Chromium names its process in the target of a link: host-pid.
function ownerOf(profile: string): number {
  try {
    return Number(/-(\d+)$/.exec(readlinkSync(join(profile, 'SingletonLock')))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch {
    return false;
  }
}

import { readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Waits until the Chromium of a process that was killed has left the profile, and takes away the lock that it may have left: a
 * new one would hand its work to the dying one and end, or ask in a window whether the profile is in use.
 */
export async function waitForEarlierBrowser(profile: string): Promise<void> {
  for (let waited = 0; waited < LIMIT && isAlive(ownerOf(profile), profile); waited += STEP)
    await pause(STEP);
  if (isAlive(ownerOf(profile), profile)) throw new Error(`another Chromium still uses ${profile}`);
  for (const name of ['SingletonLock', 'SingletonCookie', 'SingletonSocket'])
    rmSync(join(profile, name), { force: true });
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

/** Not where the process has ended and nobody has asked how, nor where its number has been given to another one. */
function isAlive(pid: number, profile: string): boolean {
  try {
    return pid > 0 && readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8').includes(profile);
  } catch {
    return false;
  }
}

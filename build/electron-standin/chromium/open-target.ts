import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { settings } from '../core/settings.ts';
import { browser, type Browser } from './browser.ts';
import { dyingWithParent } from './dying-with-parent.ts';
import { claimTarget, type Target } from './targets.ts';

export interface OpenedTarget extends Target {
  readonly windowId: number;
}

export interface TargetPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The address of a window that has not shown anything of the app yet. */
export function isTokenUrl(url: string): boolean {
  return url.startsWith(TOKEN_PREFIX);
}

/**
 * Opens one window: headless a plain target, with a display an app-mode window (no tabs, no address bar), which has to
 * be asked of the running Chromium by a second process.
 */
export async function openTarget(place: TargetPlace): Promise<OpenedTarget> {
  const chromium = browser();
  const url = `${TOKEN_PREFIX}${process.pid}-${++opened}`;
  const claimed = claimTarget(url);
  if (chromium.headless) await openHeadless(chromium, url, place);
  else openAppWindow(chromium, url, place);
  const target = await claimed;
  return { ...target, windowId: await windowOf(chromium, target) };
}

const TOKEN_PREFIX = 'data:text/html,%23standin-';
let opened = 0;

// A page exists a little before it is in a window, which shows on a busy machine.
async function windowOf({ root }: Browser, { id: targetId, session }: Target): Promise<number> {
  for (let waited = 0; ; waited += WINDOW_STEP) {
    try {
      return (await root.send('Browser.getWindowForTarget', { targetId })).windowId;
    } catch (error) {
      if (session.closed || waited > WINDOW_LIMIT) throw error;
    }
    await pause(WINDOW_STEP);
  }
}

const WINDOW_STEP = 50;
const WINDOW_LIMIT = 5000;

async function openHeadless({ root }: Browser, url: string, place: TargetPlace): Promise<void> {
  const { x: left, y: top, width, height } = place;
  await root.send('Target.createTarget', { url, newWindow: true, left, top, width, height });
}

function openAppWindow({ profile, flags }: Browser, url: string, place: TargetPlace): void {
  const { x, y, width, height } = place;
  const parameters = [
    `--user-data-dir=${profile}`,
    `--app=${url}`,
    `--window-position=${x},${y}`,
    `--window-size=${width},${height}`,
  ];
  if (flags.has('no-sandbox')) parameters.push('--no-sandbox');
  const [command, args] = dyingWithParent(settings.chromium, parameters);
  spawn(command, args, { stdio: 'ignore' }).on('error', (error) => {
    console.error(`electron stand-in: cannot open a window: ${error.message}`);
  });
}

import { mkdirSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { fromRoot } from '../vite/paths.ts';
import { firstStart, patience } from './first-start.ts';
import { LogTail } from './log-tail.ts';
import { startVirtualDisplay } from './virtual-display.ts';

const picture = fromRoot('out/start.png');

/** Opens the app on a virtual display, uses it as a person would until its list is usable, and takes a picture. */
export async function runOnVirtualDisplay(args: readonly string[], stay: boolean): Promise<number> {
  const display = await startVirtualDisplay();
  const log = new LogTail(40);
  let app: ElectronApplication | undefined;
  let page: Page | undefined;
  try {
    const launch = {
      args: ['.', ...args],
      cwd: fromRoot('.'),
      env: { ...definedEnvironment(), DISPLAY: display.name },
    };
    app = await log.followChildrenOf(() => _electron.launch(launch));
    page = await app.firstWindow({ timeout: patience });
    await firstStart(page);
    await takePicture(page);
    console.log(`Narae is usable; its window is in ${relative(process.cwd(), picture)}.`);
    if (stay) await app.waitForEvent('close', { timeout: 0 });
    return 0;
  } catch (error) {
    console.error(`Narae did not become usable: ${error instanceof Error ? error.message : String(error)}`);
    if (page !== undefined && !page.isClosed()) await takePicture(page).catch(() => undefined);
    console.error(log.text());
    return 1;
  } finally {
    await app?.close();
    display.stop();
  }
}

async function takePicture(page: Page): Promise<void> {
  mkdirSync(dirname(picture), { recursive: true });
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.screenshot({ path: picture });
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

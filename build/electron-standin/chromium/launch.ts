import { lifecycle } from '../core/application.ts';
import { setScreenSize } from '../core/displays.ts';
import { settings } from '../core/settings.ts';
import { switches } from '../core/switches.ts';
import { browserIfRunning, setRunningBrowser, type Browser } from './browser.ts';
import { waitForEarlierBrowser } from './earlier-browser.ts';
import { chromiumFlags, flagArguments, HEADLESS_SCREEN, type FlagContext } from './flags.ts';
import { openTarget } from './open-target.ts';
import { spawnChromium } from './spawn.ts';
import { watchTargets } from './targets.ts';

/** Starts Chromium and waits until windows can be opened in it. */
export async function launchChromium(context: Omit<FlagContext, 'headless'>): Promise<void> {
  const headless = settings.headless || switches.has('headless');
  await waitForEarlierBrowser(context.profile);
  const flags = chromiumFlags({ ...context, headless });
  const { connection, pid, ended, devToolsLine } = spawnChromium(flagArguments(flags));
  const started: Browser = { root: connection.root, headless, profile: context.profile, pid, flags, ended };
  setRunningBrowser(started);
  await watchTargets(connection);
  if (headless) setScreenSize({ x: 0, y: 0, ...HEADLESS_SCREEN });
  else await useUpFlagWarning(started);
  // Playwright waits for this line; every window that it must see opens after it.
  if (flags.has('remote-debugging-port')) process.stderr.write(`\n${await devToolsLine}\n`);
}

/** Ends Chromium: asked first, so that it writes its data, and killed at the end of this process otherwise. */
export async function shutDownChromium(): Promise<void> {
  lifecycle.exiting = true;
  const chromium = browserIfRunning();
  if (!chromium) return;
  chromium.root.post('Browser.close');
  await Promise.race([chromium.ended, new Promise((resolve) => setTimeout(resolve, SHUTDOWN_LIMIT))]);
}

const SHUTDOWN_LIMIT = 3000;

// Chromium complains about --no-sandbox and --host-resolver-rules with a bar inside its first app window, which would push the
// page down. That window is opened out of sight and closed; it also tells the size of the screen.
async function useUpFlagWarning({ root }: Browser): Promise<void> {
  const { id, session } = await openTarget({ x: -3000, y: -3000, width: 100, height: 100 });
  const [screen] = (await session.send('Emulation.getScreenInfos')).screenInfos;
  if (screen) {
    const { availLeft: x, availTop: y, availWidth: width, availHeight: height } = screen;
    setScreenSize({ x, y, width, height });
  }
  const gone = new Promise<void>((resolve) => session.once('closed', resolve));
  session.post('Runtime.runIfWaitingForDebugger');
  root.post('Target.closeTarget', { targetId: id });
  await gone;
}

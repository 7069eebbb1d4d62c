import { becomeReady } from '../app/readiness.ts';
import { launchChromium } from '../chromium/launch.ts';
import { prepareProfile } from '../chromium/profile.ts';
import { app } from '../core/app-object.ts';
import { watchDownloads } from '../downloads/watch-downloads.ts';
import { startSchemeServer } from '../schemes/server.ts';
import { filterSchemeHeaders } from '../session/scheme-headers.ts';

/** Starts Chromium once the app's main file has been loaded, and tells the app that it is ready. */
export async function start(): Promise<void> {
  await launchChromium({
    profile: prepareProfile(app.getPath('sessionData')),
    locale: app.getLocale(),
    userAgent: app.userAgentFallback,
    schemePort: await startSchemeServer(filterSchemeHeaders),
  });
  watchDownloads();
  becomeReady();
}

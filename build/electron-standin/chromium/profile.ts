import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Chromium's own data inside the app's; prepared so that windows look native and nothing is restored. */
export function prepareProfile(sessionData: string): string {
  const profile = join(sessionData, 'standin-chromium');
  const preferences = join(profile, 'Default', 'Preferences');
  if (!existsSync(preferences)) {
    mkdirSync(dirname(preferences), { recursive: true });
    writeFileSync(preferences, JSON.stringify(INITIAL_PREFERENCES));
  }
  return profile;
}

const INITIAL_PREFERENCES = {
  // The frame is the window manager's, as in Electron.
  browser: { custom_chrome_frame: false, check_default_browser: false },
  // 5 is "open the new tab page": no earlier windows.
  session: { restore_on_startup: 5 },
  credentials_enable_service: false,
  profile: { password_manager_enabled: false, exit_type: 'Normal' },
};

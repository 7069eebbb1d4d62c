import type { WebContents, WebPreferences } from 'electron';
import type { Page } from './page.ts';

/** `getLastWebPreferences`, which electron.d.ts leaves out and Electron has: what tests of an app's hardening look at. */
export function preferenceMembers(page: Page): Partial<WebContents> {
  const members: PreferenceMembers = {
    getLastWebPreferences: () => ({ ...DEFAULTS, ...page.preferences }),
  };
  return members as Partial<WebContents>;
}

interface PreferenceMembers {
  getLastWebPreferences(): WebPreferences;
}

/** Electron's own defaults of the preferences that decide how safe a page is. */
const DEFAULTS: WebPreferences = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  safeDialogs: false,
  disableDialogs: false,
  devTools: true,
  javascript: true,
  images: true,
  plugins: false,
  spellcheck: true,
};

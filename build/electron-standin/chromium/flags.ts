import { switches } from '../core/switches.ts';

/** The size of the screen that a Chromium without a display pretends to have. */
export const HEADLESS_SCREEN = { width: 1920, height: 1080 };

/** What only the running process knows about its Chromium. */
export interface FlagContext {
  readonly headless: boolean;
  readonly profile: string;
  readonly locale: string;
  readonly userAgent: string;
  readonly schemePort: number;
}

/** The whole command line of Chromium: the stand-in's switches, then the app's and Playwright's. */
export function chromiumFlags(context: FlagContext): ReadonlyMap<string, string> {
  const flags = new Map<string, string>(ALWAYS.map((name) => [name, '']));
  flags.set('password-store', 'basic');
  // Electron plays media without a click and lets file: pages read file: URLs.
  flags.set('autoplay-policy', 'no-user-gesture-required');
  flags.set('allow-file-access-from-files', '');
  flags.set('lang', context.locale);
  flags.set('user-agent', context.userAgent);
  // A browser asks its maker for components and accounts, whatever its other switches say; Electron has neither.
  flags.set('component-updater', `url-source=${NOWHERE}`);
  flags.set('gaia-url', NOWHERE);
  flags.set('disable-features', DISABLED_FEATURES.join(','));
  for (const [name, value] of switches.all()) addAppSwitch(flags, name, value);
  keepSchemesReachable(flags, context.schemePort);
  if (process.getuid?.() === 0) flags.set('no-sandbox', '');
  if (context.headless) {
    flags.set('headless', 'new');
    // Nothing is drawn on a screen: without a GPU process of its own a start takes an eighth less (measured).
    flags.set('disable-gpu', '');
    flags.set('in-process-gpu', '');
    // Chromium's own default is a screen of 800 by 600, too small for any window.
    flags.set('screen-info', `{${HEADLESS_SCREEN.width}x${HEADLESS_SCREEN.height}}`);
  }
  flags.set('user-data-dir', context.profile);
  flags.set('remote-debugging-pipe', '');
  return flags;
}

/** The switches as arguments of a process. */
export function flagArguments(flags: ReadonlyMap<string, string>): string[] {
  return [...flags].map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`));
}

const ALWAYS = [
  'no-startup-window',
  'no-first-run',
  'no-default-browser-check',
  'use-mock-keychain',
  'disable-background-networking',
  'disable-component-update',
  'disable-sync',
  'disable-default-apps',
  'disable-extensions',
  'disable-breakpad',
  'disable-dev-shm-usage',
  'noerrdialogs',
  'hide-crash-restore-bubble',
  'disable-session-crashed-bubble',
  'disable-background-timer-throttling',
  'disable-backgrounding-occluded-windows',
  'disable-renderer-backgrounding',
  'disable-search-engine-choice-screen',
  'test-type',
];

// A port of this machine at which nobody listens.
const NOWHERE = 'http://localhost:1/';

const DISABLED_FEATURES = [
  'AutofillServerCommunication',
  'Translate',
  'MediaRouter',
  'OptimizationHints',
  'HttpsUpgrades',
  'DialMediaRouteProvider',
  'GlobalMediaControls',
  // A process that waits for a second window: most apps open none, and Electron has none.
  'SpareRendererForSitePerProcess',
  // Each of these adds targets of its own that look like windows of the app.
  'OmniboxPopup',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
];

// `headless` and the profile are the stand-in's decision, whatever the app's command line says. Chromium knows the sandbox
// by the absence of `no-sandbox` only.
const OWN = new Set(['user-data-dir', 'headless', 'enable-sandbox']);
const JOINED = new Set(['disable-features', 'enable-features']);

function addAppSwitch(flags: Map<string, string>, name: string, value: string): void {
  if (OWN.has(name)) return;
  const before = flags.get(name);
  flags.set(name, JOINED.has(name) && before ? `${before},${value}` : value);
}

/** The app's own schemes come from a server on this machine, whatever the app lets Chromium reach. */
function keepSchemesReachable(flags: Map<string, string>, port: number): void {
  const given = (name: string): string[] => (flags.get(name) ? [flags.get(name) ?? ''] : []);
  // Of rules that fit the first one holds. Chromium heeds either these or `host-rules`.
  const rules = [
    `MAP *.localhost:80 127.0.0.1:${port}`,
    ...given('host-rules'),
    ...given('host-resolver-rules'),
  ];
  flags.delete('host-rules');
  flags.set('host-resolver-rules', rules.join(','));
  // Of these the last one holds.
  flags.set('proxy-bypass-list', [...given('proxy-bypass-list'), '*.localhost'].join(';'));
}

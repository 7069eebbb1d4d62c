import type { BrowserWindowConstructorOptions, HandlerDetails, WebContents } from 'electron';
import type { WindowOpenRequest } from '../renderer-side/messages.ts';
import { fromChromium } from '../schemes/addresses.ts';
import type { Page } from './page.ts';

/** `setWindowOpenHandler` */
export function windowOpenMembers(page: Page): Partial<WebContents> {
  return { setWindowOpenHandler: (handler) => void (page.openHandler = handler) };
}

/** Asks the app's handler, and opens the window where it allows one (without an opener, unlike Electron). */
export function openWindow(page: Page, request: WindowOpenRequest): void {
  const details: HandlerDetails = {
    url: fromChromium(request.url),
    frameName: request.frameName,
    features: request.features,
    disposition: request.disposition,
    referrer: { url: page.url, policy: 'strict-origin-when-cross-origin' },
  };
  const response = page.openHandler?.(details) ?? { action: page.openHandler ? 'deny' : 'allow' };
  if (response.action !== 'allow') return;
  const overrides = response.overrideBrowserWindowOptions ?? {};
  const options: BrowserWindowConstructorOptions = {
    ...sizeOf(request.features),
    ...overrides,
    webPreferences: { ...page.preferences, ...overrides.webPreferences },
  };
  page.host.openChild(options, details);
}

function sizeOf(features: string): { width: number; height: number } {
  const length = (name: string, otherwise: number): number =>
    Number(new RegExp(`(?:^|,)\\s*${name}\\s*=\\s*(\\d+)`).exec(features)?.[1] ?? otherwise);
  return { width: length('width', 800), height: length('height', 600) };
}

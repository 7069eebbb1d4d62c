import type { WebContents } from 'electron';
import { browser } from '../chromium/browser.ts';
import type { Protocol } from '../chromium/protocol.ts';
import type { PermissionQuestion } from '../renderer-side/messages.ts';
import { fromChromium, originOf } from '../schemes/addresses.ts';
import type { PermissionName, SessionCore } from './session-core.ts';

/** Lets the app's handlers decide about a permission. Without a handler everything is granted, as in Electron. */
export async function decidePermission(
  core: SessionCore,
  contents: WebContents,
  question: PermissionQuestion,
): Promise<boolean> {
  const url = fromChromium(question.url);
  const permission = question.permission as PermissionName;
  if (question.kind === 'check') return check(core, contents, permission, url);
  const granted = await request(core, contents, permission, { ...question, url });
  if (granted) await grantInChromium(question.permission);
  return granted;
}

function check(core: SessionCore, contents: WebContents, permission: PermissionName, url: string): boolean {
  const origin = originOf(url);
  const details = { isMainFrame: true, requestingUrl: url, securityOrigin: origin, embeddingOrigin: origin };
  return core.checkHandler?.(contents, permission, origin, details) ?? true;
}

function request(
  core: SessionCore,
  contents: WebContents,
  permission: PermissionName,
  question: PermissionQuestion,
): Promise<boolean> {
  const handler = core.requestHandler;
  if (!handler) return Promise.resolve(true);
  const { url, mediaTypes } = question;
  const media = mediaTypes ? { mediaTypes, securityOrigin: originOf(url) } : {};
  return new Promise((resolve) => {
    handler(contents, permission, (granted) => resolve(granted), {
      isMainFrame: true,
      requestingUrl: url,
      ...media,
    });
  });
}

const CHROMIUM_NAMES: Record<string, Protocol.Browser.PermissionType[]> = {
  media: ['audioCapture', 'videoCapture'],
  notifications: ['notifications'],
  geolocation: ['geolocation'],
  'clipboard-read': ['clipboardReadWrite'],
};

async function grantInChromium(permission: string): Promise<void> {
  const permissions = CHROMIUM_NAMES[permission];
  if (permissions) await browser().root.send('Browser.grantPermissions', { permissions });
}

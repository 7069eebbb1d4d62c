import type { IpcMainInvokeEvent } from 'electron';
import { appOrigin } from '#shared/ipc/origin.ts';

/**
 * Whether a call comes from the main frame of a page of ours. A frame inside it, a page that was navigated elsewhere, or a
 * frame that is gone is not trusted with anything.
 */
export function isTrustedSender(event: Pick<IpcMainInvokeEvent, 'senderFrame'>): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && isOwnPage(frame.url);
}

/** Whether an address is a page of this app. */
export function isOwnPage(url: string): boolean {
  return URL.canParse(url) && url.startsWith(`${appOrigin}/`);
}

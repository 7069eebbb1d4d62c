import type { OnHeadersReceivedListenerDetails } from 'electron';
import type { Protocol } from '../chromium/protocol.ts';
import { fromChromium } from '../schemes/addresses.ts';
import type { Page } from './page.ts';

type ResourceType = OnHeadersReceivedListenerDetails['resourceType'];
export type RequestPaused = Protocol.Fetch.requestPausedPayload;

/** What every webRequest listener is told. */
export function requestDetails(page: Page, paused: RequestPaused) {
  return {
    id: Number(paused.requestId.replace(/\D/g, '')),
    url: fromChromium(paused.request.url),
    method: paused.request.method,
    webContentsId: page.id,
    webContents: page.contents,
    frame: page.frame,
    resourceType: isMainFrameDocument(page, paused) ? ('mainFrame' as const) : resourceType(paused),
    referrer: fromChromium(paused.request.headers['Referer'] ?? ''),
    timestamp: Date.now(),
  };
}

export function isMainFrameDocument(page: Page, paused: RequestPaused): boolean {
  return paused.resourceType === 'Document' && paused.frameId === page.target?.id;
}

function resourceType({ resourceType: type }: RequestPaused): ResourceType {
  return RESOURCE_TYPES[type] ?? 'other';
}

const RESOURCE_TYPES: Partial<Record<Protocol.Network.ResourceType, ResourceType>> = {
  Document: 'subFrame',
  Stylesheet: 'stylesheet',
  Script: 'script',
  Image: 'image',
  Font: 'font',
  Media: 'media',
  XHR: 'xhr',
  Fetch: 'xhr',
  WebSocket: 'webSocket',
  Ping: 'ping',
  CSPViolationReport: 'cspReport',
};

import type { Protocol } from '../chromium/protocol.ts';
import type { Session } from '../chromium/session.ts';
import { debug } from '../core/debug.ts';
import { customSchemes } from '../schemes/registry.ts';
import type { Page } from './page.ts';
import { decideRequest } from './request-stage.ts';
import { decideResponse } from './response-stage.ts';

/** Stops at the requests of a page that the app may decide about. */
export function watchRequests(page: Page, session: Session): void {
  session.on('Fetch.requestPaused', (paused) => {
    const isResponse = paused.responseStatusCode !== undefined || paused.responseErrorReason !== undefined;
    const decided = isResponse ? decideResponse(page, session, paused) : decideRequest(page, session, paused);
    decided.catch((error: unknown) => debug('request', paused.request.url, error));
  });
}

/** Tells Chromium at which requests to stop. Documents always, because of will-navigate; the rest when asked for. */
export function applyInterception(page: Page, session: Session): void {
  const { hooks } = page.session;
  const patterns: Protocol.Fetch.RequestPattern[] = [
    { urlPattern: '*', resourceType: 'Document', requestStage: 'Request' },
  ];
  if (hooks.wants('onBeforeRequest', 'onBeforeSendHeaders', 'onSendHeaders')) {
    patterns.push({ urlPattern: '*', requestStage: 'Request' });
  } else {
    patterns.push(
      ...customSchemes().map((scheme) => ({ urlPattern: `${scheme}:*`, requestStage: 'Request' as const })),
    );
  }
  if (hooks.wants('onHeadersReceived', 'onResponseStarted', 'onCompleted', 'onErrorOccurred')) {
    patterns.push({ urlPattern: '*', requestStage: 'Response' });
  }
  session.post('Fetch.enable', { patterns });
}

import type { Protocol } from '../chromium/protocol.ts';
import type { Session } from '../chromium/session.ts';
import { toChromium } from '../schemes/addresses.ts';
import { isBuiltInScheme, schemes } from '../schemes/registry.ts';
import { mayNavigate } from './navigation-guard.ts';
import type { Page } from './page.ts';
import { requestDetails, type RequestPaused } from './request-details.ts';

/** Decides about a request before it is sent: navigation events first, then webRequest. */
export async function decideRequest(page: Page, session: Session, paused: RequestPaused): Promise<void> {
  const { requestId } = paused;
  const refuse = (errorReason: Protocol.Network.ErrorReason): Promise<unknown> =>
    session.send('Fetch.failRequest', { requestId, errorReason });

  const handler = schemeHandler(paused.request.url);
  if (handler) {
    await answerFromScheme(session, paused, handler);
    return;
  }
  if (paused.resourceType === 'Document' && !(await mayNavigate(page, paused))) {
    await refuse('Aborted');
    return;
  }
  const { hooks } = page.session;
  const details = requestDetails(page, paused);
  const before = await hooks.ask('onBeforeRequest', { ...details, uploadData: [] });
  if (before?.cancel) {
    await refuse('BlockedByClient');
    return;
  }
  const requestHeaders = { ...paused.request.headers };
  const headers = await hooks.ask('onBeforeSendHeaders', { ...details, requestHeaders });
  if (headers?.cancel) {
    await refuse('BlockedByClient');
    return;
  }
  hooks.tell('onSendHeaders', { ...details, requestHeaders });
  const proceed: Protocol.Fetch.continueRequestParameters = { requestId };
  if (before?.redirectURL !== undefined) proceed.url = toChromium(before.redirectURL);
  if (headers?.requestHeaders) proceed.headers = headerEntries(headers.requestHeaders);
  await session.send('Fetch.continueRequest', proceed);
}

function headerEntries(headers: Record<string, string | string[]>): Protocol.Fetch.HeaderEntry[] {
  return Object.entries(headers).map(([name, value]) => ({ name, value: String(value) }));
}

function schemeHandler(url: string): ((request: Request) => Response | Promise<Response>) | undefined {
  const scheme = url.slice(0, url.indexOf(':'));
  return isBuiltInScheme(scheme) ? undefined : schemes.handlers.get(scheme);
}

// Addresses like <img src="app://…"> that were neither rewritten nor mapped: answered whole.
async function answerFromScheme(
  session: Session,
  { requestId, request }: RequestPaused,
  handler: (request: Request) => Response | Promise<Response>,
): Promise<void> {
  const response = await handler(
    new Request(request.url, { method: request.method, headers: request.headers }),
  );
  const body = Buffer.from(await response.arrayBuffer()).toString('base64');
  const responseHeaders = [...response.headers].map(([name, value]) => ({ name, value }));
  await session.send('Fetch.fulfillRequest', {
    requestId,
    responseCode: response.status,
    responseHeaders,
    body,
  });
}

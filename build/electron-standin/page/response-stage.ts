import type { Protocol } from '../chromium/protocol.ts';
import type { Session } from '../chromium/session.ts';
import type { Page } from './page.ts';
import { requestDetails, type RequestPaused } from './request-details.ts';

/** Lets webRequest see and change the headers of an answer. */
export async function decideResponse(page: Page, session: Session, paused: RequestPaused): Promise<void> {
  const { requestId, responseStatusCode: status } = paused;
  const { hooks } = page.session;
  const details = requestDetails(page, paused);
  const proceed = (): Promise<unknown> => session.send('Fetch.continueRequest', { requestId });
  if (status === undefined) {
    const error = `net::${paused.responseErrorReason ?? 'Failed'}`;
    hooks.tell('onErrorOccurred', { ...details, error, fromCache: false });
    await proceed();
    return;
  }
  // Answers of the app's own schemes have been through the same listeners in the scheme server.
  if (details.url !== paused.request.url) {
    await proceed();
    return;
  }
  const responseHeaders = headerLists(paused.responseHeaders ?? []);
  const received = { ...details, statusCode: status, statusLine: `HTTP/1.1 ${status}`, responseHeaders };
  const answer = await hooks.ask('onHeadersReceived', received);
  hooks.tell('onResponseStarted', { ...received, fromCache: false });
  hooks.tell('onCompleted', { ...received, fromCache: false, error: 'net::OK' });
  if (answer?.cancel) await session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
  else if (answer?.responseHeaders) await replaceHeaders(session, requestId, status, answer.responseHeaders);
  else await proceed();
}

async function replaceHeaders(
  session: Session,
  requestId: string,
  responseCode: number,
  headers: Record<string, string | string[]>,
): Promise<void> {
  const responseHeaders = Object.entries(headers).flatMap(([name, values]) =>
    [values].flat().map((value) => ({ name, value })),
  );
  if (responseCode >= 300 && responseCode < 400) {
    await session.send('Fetch.continueResponse', { requestId, responseCode, responseHeaders });
    return;
  }
  // Headers of documents only take effect (CSP) when the whole answer is given anew.
  const { body, base64Encoded } = await session.send('Fetch.getResponseBody', { requestId });
  const encoded = base64Encoded ? body : Buffer.from(body).toString('base64');
  await session.send('Fetch.fulfillRequest', { requestId, responseCode, responseHeaders, body: encoded });
}

function headerLists(entries: Protocol.Fetch.HeaderEntry[]): Record<string, string[]> {
  const lists: Record<string, string[]> = {};
  for (const { name, value } of entries) (lists[name] ??= []).push(value);
  return lists;
}

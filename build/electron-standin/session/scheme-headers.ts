import type { HeaderFilter } from '../schemes/server.ts';
import { defaultSession } from './default-session.ts';

/** Lets `webRequest` listeners see the answers of the app's own schemes, which Chromium only sees under a mapped address. */
export const filterSchemeHeaders: HeaderFilter = async ({ url, method, status, headers, isDocument }) => {
  const details = {
    id: ++lastId,
    url,
    method,
    resourceType: isDocument ? ('mainFrame' as const) : ('other' as const),
    referrer: '',
    timestamp: Date.now(),
    statusCode: status,
    statusLine: `HTTP/1.1 ${status}`,
    responseHeaders: headers,
  };
  const { hooks } = defaultSession;
  const answer = await hooks.ask('onHeadersReceived', details);
  hooks.tell('onResponseStarted', { ...details, fromCache: false });
  hooks.tell('onCompleted', { ...details, fromCache: false, error: 'net::OK' });
  if (answer?.cancel) return false;
  const changed = Object.entries(answer?.responseHeaders ?? headers);
  return Object.fromEntries(changed.map(([name, values]) => [name, [values].flat().map(String)]));
};

let lastId = 0;

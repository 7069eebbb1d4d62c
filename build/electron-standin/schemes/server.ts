import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { fromChromium } from './addresses.ts';
import { schemes } from './registry.ts';
import { rewriteAddresses, rewritePolicy } from './rewrite.ts';

/** What webRequest makes of the headers of an answer; `false` cancels it. */
export type HeaderFilter = (answer: {
  readonly url: string;
  readonly method: string;
  readonly status: number;
  readonly headers: Record<string, string[]>;
  readonly isDocument: boolean;
}) => Promise<Record<string, string[]> | false>;

/**
 * Serves the app's custom schemes to Chromium on a random local port, by the app's own `protocol.handle` handlers.
 * Bodies are streamed, so Range and large files behave as the handler makes them.
 */
export async function startSchemeServer(filterHeaders: HeaderFilter): Promise<number> {
  const server = createServer((message, reply) => {
    answer(message, reply, filterHeaders).catch((error: unknown) => {
      console.error('Error in a protocol handler:', error);
      refuse(reply);
    });
  });
  server.unref();
  server.on('connection', (socket) => socket.unref());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function answer(message: IncomingMessage, reply: ServerResponse, filter: HeaderFilter): Promise<void> {
  const url = fromChromium(`http://${message.headers.host ?? ''}${message.url ?? ''}`);
  const handler = schemes.handlers.get(url.slice(0, url.indexOf(':')));
  if (!handler) {
    reply.writeHead(404).end();
    return;
  }
  const response = await handler(toRequest(url, message, reply));
  // Response.error() means a failed load, not an answer.
  if (response.type === 'error') {
    refuse(reply);
    return;
  }
  const method = message.method ?? 'GET';
  const isDocument = message.headers['sec-fetch-dest'] === 'document';
  const headers = headerLists(response.headers);
  const filtered = await filter({ url, method, status: response.status, headers, isDocument });
  if (filtered === false) {
    refuse(reply);
    return;
  }
  reply.statusCode = response.status;
  for (const [name, values] of Object.entries(filtered)) reply.setHeader(name, rewriteHeader(name, values));
  await sendBody(response, reply, method);
}

// A dropped connection would make Chromium ask again, and the handler run twice; an impossible answer does not.
function refuse(reply: ServerResponse): void {
  if (reply.headersSent) reply.destroy();
  else reply.socket?.end('HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n');
}

function toRequest(url: string, message: IncomingMessage, reply: ServerResponse): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers)) {
    if (CONNECTION_HEADERS.has(name) || value === undefined) continue;
    headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const referer = headers.get('referer');
  if (referer) headers.set('referer', fromChromium(referer));
  const origin = headers.get('origin');
  if (origin) headers.set('origin', fromChromium(origin).replace(/\/$/, ''));
  const given = new AbortController();
  reply.on('close', () => {
    if (!reply.writableFinished) given.abort();
  });
  const method = message.method ?? 'GET';
  const common = { method, headers, signal: given.signal };
  if (method === 'GET' || method === 'HEAD') return new Request(url, common);
  return new Request(url, { ...common, body: Readable.toWeb(message), duplex: 'half' });
}

const CONNECTION_HEADERS = new Set(['host', 'connection', 'keep-alive']);

function headerLists(headers: Headers): Record<string, string[]> {
  const lists: Record<string, string[]> = {};
  for (const [name, value] of headers) (lists[name] ??= []).push(value);
  return lists;
}

function rewriteHeader(name: string, values: string[]): string[] {
  return /^content-security-policy/i.test(name) ? values.map(rewritePolicy) : values;
}

async function sendBody(response: Response, reply: ServerResponse, method: string): Promise<void> {
  if (!response.body || method === 'HEAD') {
    await response.body?.cancel();
    reply.end();
    return;
  }
  if (/html|css/.test(response.headers.get('content-type') ?? '')) {
    reply.removeHeader('content-length');
    reply.end(rewriteAddresses(await response.text()));
    return;
  }
  const body = Readable.fromWeb(response.body);
  body.on('error', () => reply.destroy());
  reply.on('close', () => body.destroy());
  body.pipe(reply);
}

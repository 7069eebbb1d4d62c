import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { isBuiltInScheme, schemes } from '../schemes/registry.ts';
import { mediaType } from './media-type.ts';

export type NetFetchInit = RequestInit & { bypassCustomProtocolHandlers?: boolean };

/** `net.fetch`: Node's fetch, extended by files and by the app's own schemes. */
export async function netFetch(input: string | Request, init: NetFetchInit = {}): Promise<Response> {
  const isText = typeof input === 'string';
  const url = new URL(isText ? input : input.url);
  const scheme = url.protocol.slice(0, -1);
  const handler = init.bypassCustomProtocolHandlers ? undefined : schemes.handlers.get(scheme);
  if (handler) return handler(new Request(input, init));
  if (scheme === 'file')
    return fetchFile(url, new Headers(init.headers ?? (isText ? undefined : input.headers)));
  if (!isBuiltInScheme(scheme) && scheme !== 'data') throw new Error('net::ERR_UNKNOWN_URL_SCHEME');
  return fetch(input, init);
}

async function fetchFile(url: URL, requested: Headers): Promise<Response> {
  url.search = '';
  url.hash = '';
  const path = fileURLToPath(url);
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new Error('net::ERR_FILE_NOT_FOUND');
  const headers = new Headers({ 'content-type': mediaType(extname(path)) });
  const range = parseRange(requested.get('range'), found.size);
  if (range) headers.set('content-range', `bytes ${range.start}-${range.end}/${found.size}`);
  headers.set('content-length', String(range ? range.end - range.start + 1 : found.size));
  const body = Readable.toWeb(createReadStream(path, range ?? {}));
  return new Response(body as ReadableStream<Uint8Array>, { status: range ? 206 : 200, headers });
}

function parseRange(header: string | null, size: number): { start: number; end: number } | undefined {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === undefined || (first === '' && last === '')) return undefined;
  // "-500" asks for the last 500 bytes.
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return start <= end ? { start, end } : undefined;
}

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
  if (scheme === 'file') return fetchFile(url);
  if (!isBuiltInScheme(scheme) && scheme !== 'data') throw new Error('net::ERR_UNKNOWN_URL_SCHEME');
  return fetch(input, init);
}

// Electron's own loader ignores Range and answers with the whole file; an app that relies on it has to fail here as well.
async function fetchFile(url: URL): Promise<Response> {
  url.search = '';
  url.hash = '';
  const path = fileURLToPath(url);
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new Error('net::ERR_FILE_NOT_FOUND');
  const headers = new Headers({ 'content-type': mediaType(extname(path)) });
  headers.set('content-length', String(found.size));
  const body = Readable.toWeb(createReadStream(path));
  return new Response(body as ReadableStream<Uint8Array>, { headers });
}

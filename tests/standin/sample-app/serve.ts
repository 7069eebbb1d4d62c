import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { net, protocol } from 'electron';
import { facts } from './facts.ts';
import { makeTone } from './tone.ts';

/** Ten bytes that are told apart by their value, for requests of a part. */
const numbers = Uint8Array.from({ length: 10 }, (_value, index) => index);

/** Serves the pages at app://bundle/, with the headers that a page of Narae has. */
export function serveBundle(): void {
  protocol.handle('app', async (request) => {
    const { host, pathname } = new URL(request.url);
    if (host === 'files') return pathname === '/tone.wav' ? serveTone(request) : serveNumbers(request);
    if (host !== 'bundle') return new Response(null, { status: 404 });
    if (pathname === '/slow') return new Response(slowBody());
    if (pathname === '/report.txt') return serveReport();
    const file = join(import.meta.dirname, 'renderer', pathname);
    const found = await net.fetch(pathToFileURL(file).href);
    const headers = new Headers(found.headers);
    if (extname(file) === '.html')
      headers.set('content-security-policy', pathname === '/strict.html' ? STRICT : POLICY);
    return new Response(found.body, { status: found.status, headers });
  });
}

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' app:; media-src app: file:; connect-src 'self' app:";

/** What a page of Narae may reach: nothing. */
const STRICT = "default-src 'none'; connect-src 'none'; script-src 'self'";

function serveNumbers(request: Request): Response {
  const headers = new Headers({ 'access-control-allow-origin': '*', 'x-method': request.method });
  headers.set('access-control-expose-headers', 'x-method, content-range, content-length');
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.get('range') ?? '') ?? [];
  if (first === undefined) {
    headers.set('content-length', String(numbers.length));
    return new Response(numbers, { headers });
  }
  headers.set('content-range', `bytes ${first}-${last ?? ''}/${String(numbers.length)}`);
  const part = numbers.slice(Number(first), Number(last) + 1);
  return new Response(part, { status: 206, headers });
}

function serveReport(): Response {
  facts.reports++;
  return new Response('a report', {
    headers: { 'content-disposition': 'attachment', 'content-length': '8' },
  });
}

let tone: Buffer | undefined;

function serveTone(request: Request): Response {
  tone ??= makeTone();
  const range = request.headers.get('range') ?? '';
  facts.ranges.push(range);
  const [, first = '0', last = ''] = /^bytes=(\d+)-(\d*)$/.exec(range) ?? [];
  const end = last === '' ? tone.length - 1 : Number(last);
  const headers = {
    'content-type': 'audio/wav',
    'accept-ranges': 'bytes',
    'content-length': String(end - Number(first) + 1),
    'content-range': `bytes ${first}-${String(end)}/${String(tone.length)}`,
  };
  return new Response(new Uint8Array(tone.subarray(Number(first), end + 1)), { status: 206, headers });
}

// The first half is there at once and the rest never comes, so whoever reads it proves that bodies are streamed.
function slowBody(): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode('first half')),
  });
}

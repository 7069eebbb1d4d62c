import { readFile } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';
import { protocol } from 'electron';
import { appHost, appScheme } from '#shared/ipc/origin.ts';
import { contentSecurityPolicy } from './content-security-policy.ts';

const contentTypes: Partial<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Before the app is ready: makes `app://` a secure origin with storage and fetch, as a web page has them. */
export function registerAppScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges }]);
}

/** Serves the pages from their folder. Anything outside it, of another type, or by another method is not found. */
export function serveAppProtocol(folder: string): void {
  protocol.handle(appScheme, (request) => answerAppRequest(request, folder));
}

/** The answer to one request for a file of the pages. */
export async function answerAppRequest(request: Request, folder: string): Promise<Response> {
  const file = request.method === 'GET' ? fileOf(new URL(request.url), folder) : null;
  const contentType = file === null ? undefined : contentTypes[extname(file)];
  if (file === null || contentType === undefined) return notFound();
  try {
    const body = new Uint8Array(await readFile(file));
    return new Response(body, { headers: headers(contentType) });
  } catch {
    return notFound();
  }
}

function fileOf(url: URL, folder: string): string | null {
  if (url.host !== appHost) return null;
  const root = resolve(folder);
  const file = resolve(root, `.${decodePath(url.pathname)}`);
  return file.startsWith(root + sep) ? file : null;
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '/';
  }
}

function notFound(): Response {
  return new Response('', { status: 404, headers: headers('text/plain') });
}

function headers(contentType: string): Record<string, string> {
  return {
    'content-type': contentType,
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
  };
}

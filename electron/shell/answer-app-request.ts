import { readFile } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';
import { appHost } from '#shared/ipc/origin.ts';
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

/** The answer to one request for a file of the pages: that file, or 404, always with the headers that bind the page. */
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
    'x-dns-prefetch-control': 'off',
  };
}

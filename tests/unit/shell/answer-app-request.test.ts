import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { answerAppRequest } from '#shell/answer-app-request.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

let folder: string;

beforeEach(() => {
  const root = temporaryFolder();
  folder = join(root, 'pages');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'assets', 'app.js'), 'void 0;');
  writeFileSync(join(folder, 'secret.db'), 'secret');
  writeFileSync(join(root, 'outside.html'), 'outside');
  mkdirSync(join(root, 'pages-evil'));
  writeFileSync(join(root, 'pages-evil', 'index.html'), 'outside');
});

function answer(path: string, method = 'GET'): Promise<Response> {
  return answerAppRequest(new Request(`app://bundle${path}`, { method }), folder);
}

test('pages and their parts are served, with their types and the policy', async () => {
  const page = await answer('/index.html?lang=ko');
  expect([page.status, await page.text()]).toEqual([200, '<!doctype html>']);
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self'; /);
  expect(page.headers.get('content-security-policy')).not.toMatch(/unsafe|\*|https?:/);
  expect(page.headers.get('x-content-type-options')).toBe('nosniff');
  expect(page.headers.get('x-dns-prefetch-control')).toBe('off');
  expect((await answer('/assets/app.js')).headers.get('content-type')).toMatch(/^text\/javascript/);
});

test('nothing outside the folder, of another type, by another method or from another host is served', async () => {
  const paths = [
    '/../outside.html',
    '/%2e%2e/outside.html',
    '/..%2foutside.html',
    '/assets/..%2f..%2foutside.html',
    '/../pages-evil/index.html',
    '/..%5coutside.html',
    '/%00index.html',
    '/%',
    '/',
    '/assets',
    '/secret.db',
    '/missing.html',
  ];
  for (const path of paths) {
    const response = await answer(path);
    expect([path, response.status]).toEqual([path, 404]);
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
  }
  expect((await answer('/index.html', 'POST')).status).toBe(404);
  expect((await answerAppRequest(new Request('app://other/index.html'), folder)).status).toBe(404);
});

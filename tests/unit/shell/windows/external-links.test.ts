import { expect, test, vi } from 'vitest';

vi.mock('electron', () => ({ BrowserWindow: {}, dialog: {}, shell: {} }));
const { externalAddress } = await import('#shell/windows/external-links.ts');

test('only https leads out, and the host is told as the browser will reach it', () => {
  expect(externalAddress('https://www.gov.kr/search?a=1')?.host).toBe('www.gov.kr');
  // A Cyrillic letter in the name of a host.
  expect(externalAddress('https://www.gоv.kr/')?.host).toMatch(/^www\.xn--/);
});

test.each([
  'http://www.gov.kr/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'ms-msdt:/id',
  'app://bundle/index.html',
  'narae:settings',
  'https://www.gov.kr@evil.example/',
  'https://user:secret@www.gov.kr/',
  'www.gov.kr',
  '',
])('%s leads nowhere', (url) => {
  expect(externalAddress(url)).toBeNull();
});

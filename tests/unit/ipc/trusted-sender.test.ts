import type { WebFrameMain } from 'electron';
import { expect, test } from 'vitest';
import { isTrustedSender } from '#ipc/trusted-sender.ts';

function from(url: string, parent: unknown = null): { senderFrame: WebFrameMain } {
  return { senderFrame: { url, parent } as WebFrameMain };
}

test('the main frame of a page of ours is trusted, with any query', () => {
  expect(isTrustedSender(from('app://bundle/index.html'))).toBe(true);
  expect(isTrustedSender(from('app://bundle/index.html?lang=ko#room'))).toBe(true);
});

test('nothing else is', () => {
  const others = [
    'https://bundle/index.html',
    'app://bundle.example.com/index.html',
    'app://bundle@example.com/',
    'app://other/index.html',
    'file:///index.html',
    'about:blank',
    'data:text/html,app://bundle/',
    '',
  ];
  for (const url of others) expect(isTrustedSender(from(url))).toBe(false);
  expect(isTrustedSender(from('app://bundle/frame.html', { url: 'app://bundle/index.html' }))).toBe(false);
  expect(isTrustedSender({ senderFrame: null })).toBe(false);
});

import { beforeEach, expect, test, vi } from 'vitest';
import { app } from '../electron-by-hand.ts';

vi.mock('electron', () => import('../electron-by-hand.ts'));
const { keepChromiumOffline } = await import('#shell/offline-chromium.ts');

const { appendSwitch, hasSwitch } = app.commandLine;

beforeEach(() => {
  appendSwitch.mockClear();
  hasSwitch.mockReset().mockReturnValue(false);
});

test('no name is resolved, nothing goes past a proxy that is nowhere, and no datagram leaves', () => {
  keepChromiumOffline();
  expect(Object.fromEntries(appendSwitch.mock.calls)).toEqual({
    'host-resolver-rules': 'MAP * ~NOTFOUND',
    'proxy-server': 'http://nowhere.invalid:1',
    'proxy-bypass-list': '<-loopback>',
    'webrtc-ip-handling-policy': 'disable_non_proxied_udp',
    'disable-quic': '',
  });
});

test('a proxy that a test gives is asked instead, and everything else stays closed', () => {
  hasSwitch.mockImplementation((name) => name === 'proxy-server');
  keepChromiumOffline();
  const names = appendSwitch.mock.calls.map(([name]) => name);
  expect(names).toHaveLength(4);
  expect(names).not.toContain('proxy-server');
});

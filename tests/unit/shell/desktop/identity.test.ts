import { afterEach, expect, test, vi } from 'vitest';

const asked: (readonly [string, string])[] = [];
vi.mock('electron', () => ({
  app: {
    setToastActivatorCLSID: (id: string) => asked.push(['activator', id]),
    setAppUserModelId: (id: string) => asked.push(['model', id]),
    setAsDefaultProtocolClient: (scheme: string) => asked.push(['links', scheme]),
  },
}));
const { introduceToSystem } = await import('#shell/desktop/identity.ts');

const platform = Object.getOwnPropertyDescriptor(process, 'platform');
afterEach(() => {
  if (platform !== undefined) Object.defineProperty(process, 'platform', platform);
  asked.length = 0;
});

/** Written out here once more: shortcuts of installed programs hold them, so they must never change. */
const activator = ['activator', '{7C0B9E5E-4B0C-4C0A-9A0E-5D7E2F6A1B43}'];
const model = ['model', 'kr.narae.Narae'];
const links = ['links', 'narae'];

test.each([
  ['win32', true, [activator, model, links]],
  ['win32', false, [activator, model]],
  ['linux', true, [links]],
  ['linux', false, []],
])('on %s, installed: %s, the system hears who it is, the activator first', (name, isPackaged, expected) => {
  Object.defineProperty(process, 'platform', { value: name });
  introduceToSystem(isPackaged, 'default');
  expect(asked).toEqual(expected);
});

test('on Windows each profile has an id, and so a jump list and toasts, of its own', () => {
  Object.defineProperty(process, 'platform', { value: 'win32' });
  // The longest name that a profile can have: Windows takes up to 128 characters without a space.
  for (const profile of ['b', 'a'.repeat(32)]) introduceToSystem(true, profile);
  const own = asked.flatMap(([what, id]) => (what === 'model' ? [id] : []));
  expect(own).toEqual(['kr.narae.Narae.b', `kr.narae.Narae.${'a'.repeat(32)}`]);
});

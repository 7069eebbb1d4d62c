import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';

const asked: unknown[] = [];
vi.mock('electron', () => ({ app: { setLoginItemSettings: (settings: unknown) => asked.push(settings) } }));
const { setAutostart } = await import('#shell/preferences/autostart.ts');

const platform = Object.getOwnPropertyDescriptor(process, 'platform');
afterEach(() => {
  if (platform !== undefined) Object.defineProperty(process, 'platform', platform);
  vi.unstubAllEnvs();
  asked.length = 0;
});

test('on Linux the session finds a desktop entry, and none when it is not wanted', () => {
  Object.defineProperty(process, 'platform', { value: 'linux' });
  const folder = mkdtempSync(join(tmpdir(), 'narae-autostart-'));
  vi.stubEnv('XDG_CONFIG_HOME', folder);
  const file = join(folder, 'autostart', 'narae.desktop');
  setAutostart({ enabled: true, hidden: true });
  expect(readFileSync(file, 'utf8')).toContain(`Exec="${process.execPath}" "--hidden"\n`);
  setAutostart({ enabled: false, hidden: true });
  expect(existsSync(file)).toBe(false);
  expect(asked).toEqual([]);
});

test('elsewhere the system is asked', () => {
  Object.defineProperty(process, 'platform', { value: 'win32' });
  setAutostart({ enabled: true, hidden: false });
  setAutostart({ enabled: true, hidden: true });
  setAutostart({ enabled: false, hidden: true });
  expect(asked).toEqual([
    { openAtLogin: true, args: [] },
    { openAtLogin: true, args: ['--hidden'] },
    { openAtLogin: false, args: ['--hidden'] },
  ]);
});

import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import type { StartOfProfile } from '#shell/preferences/autostart.ts';

const asked: unknown[] = [];
vi.mock('electron', () => ({ app: { setLoginItemSettings: (settings: unknown) => asked.push(settings) } }));
const { setAutostart } = await import('#shell/preferences/autostart.ts');

const platform = Object.getOwnPropertyDescriptor(process, 'platform');
afterEach(() => {
  if (platform !== undefined) Object.defineProperty(process, 'platform', platform);
  vi.unstubAllEnvs();
  asked.length = 0;
});

const ordinary: StartOfProfile = { profile: 'default', language: 'ko' };
const second: StartOfProfile = { profile: 'b', language: 'en' };

test('on Linux the session finds a desktop entry a profile, and none when it is not wanted', () => {
  Object.defineProperty(process, 'platform', { value: 'linux' });
  const folder = mkdtempSync(join(tmpdir(), 'narae-autostart-'));
  vi.stubEnv('XDG_CONFIG_HOME', folder);
  const [file, other] = ['narae.desktop', 'narae-b.desktop'].map((name) => join(folder, 'autostart', name));
  if (file === undefined || other === undefined) throw new Error('no names');
  setAutostart({ enabled: true, hidden: true }, ordinary);
  expect(readFileSync(file, 'utf8')).toContain(`Exec="${process.execPath}" "--hidden"\n`);
  setAutostart({ enabled: true, hidden: true }, second);
  expect(readFileSync(other, 'utf8')).toContain(
    `Exec="${process.execPath}" "--profile=b" "--lang=en" "--hidden"\n`,
  );
  setAutostart({ enabled: false, hidden: true }, ordinary);
  expect([existsSync(file), existsSync(other)]).toEqual([false, true]);
  setAutostart({ enabled: false, hidden: true }, second);
  expect(existsSync(other)).toBe(false);
  expect(asked).toEqual([]);
});

test('elsewhere the system is asked', () => {
  Object.defineProperty(process, 'platform', { value: 'win32' });
  setAutostart({ enabled: true, hidden: false }, ordinary);
  setAutostart({ enabled: true, hidden: true }, second);
  setAutostart({ enabled: false, hidden: true }, ordinary);
  expect(asked).toEqual([
    { openAtLogin: true, args: [], name: 'Narae' },
    { openAtLogin: true, args: ['--profile=b', '--lang=en', '--hidden'], name: 'Narae b' },
    { openAtLogin: false, args: ['--hidden'], name: 'Narae' },
  ]);
});

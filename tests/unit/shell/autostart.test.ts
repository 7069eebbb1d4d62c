import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { defaultPreferences } from '#shared/model/preferences.ts';
import type { StartOfProfile } from '#shell/preferences/autostart.ts';

interface Asked {
  readonly openAtLogin: boolean;
  readonly name: string;
}

const asked: Asked[] = [];
/** What the system has made of what it was asked: entries by name, as the registry of Windows holds them. */
const entries = new Map<string, { readonly enabled: boolean }>();
const system = { obeys: true, hasStarted: false };
vi.mock('electron', () => ({
  app: {
    setLoginItemSettings: (settings: Asked) => {
      asked.push(settings);
      if (!system.obeys) return;
      if (settings.openAtLogin) entries.set(settings.name, { enabled: true });
      else entries.delete(settings.name);
    },
    getLoginItemSettings: () => ({
      openAtLogin: entries.size > 0,
      wasOpenedAtLogin: system.hasStarted,
      launchItems: [...entries].map(([name, entry]) => ({ name, scope: 'user', ...entry })),
    }),
  },
}));
const { autostartOf, isHiddenStart, setAutostart } = await import('#shell/preferences/autostart.ts');

const platform = Object.getOwnPropertyDescriptor(process, 'platform');
afterEach(() => {
  if (platform !== undefined) Object.defineProperty(process, 'platform', platform);
  vi.unstubAllEnvs();
  asked.length = 0;
  entries.clear();
  system.obeys = true;
  system.hasStarted = false;
});

const ordinary: StartOfProfile = { profile: 'default' };
const second: StartOfProfile = { profile: 'b' };

test('on Linux the session finds a desktop entry a profile, and none when it is not wanted', () => {
  Object.defineProperty(process, 'platform', { value: 'linux' });
  const folder = mkdtempSync(join(tmpdir(), 'narae-autostart-'));
  vi.stubEnv('XDG_CONFIG_HOME', folder);
  const [file, other] = ['narae.desktop', 'narae-b.desktop'].map((name) => join(folder, 'autostart', name));
  if (file === undefined || other === undefined) throw new Error('no names');
  setAutostart({ enabled: true, hidden: true }, ordinary);
  expect(readFileSync(file, 'utf8')).toContain(`Exec="${process.execPath}" "--hidden"\n`);
  setAutostart({ enabled: true, hidden: true }, second);
  expect(readFileSync(other, 'utf8')).toContain(`Exec="${process.execPath}" "--profile=b" "--hidden"\n`);
  setAutostart({ enabled: false, hidden: true }, ordinary);
  expect([existsSync(file), existsSync(other)]).toEqual([false, true]);
  setAutostart({ enabled: false, hidden: true }, second);
  expect(existsSync(other)).toBe(false);
  expect(asked).toEqual([]);
});

test('a program is found whatever its folder is called, and nothing in it is read as a command', () => {
  Object.defineProperty(process, 'platform', { value: 'linux' });
  const folder = mkdtempSync(join(tmpdir(), 'narae-autostart-'));
  vi.stubEnv('XDG_CONFIG_HOME', folder);
  const before = process.execPath;
  onTestFinished(() => {
    process.execPath = before;
  });
  process.execPath = '/opt/100% "나래" $(id) `id` a\\b/narae';
  setAutostart({ enabled: true, hidden: false }, ordinary);
  const entry = readFileSync(join(folder, 'autostart', 'narae.desktop'), 'utf8');
  // As the specification writes it out: four backslashes for one, two before a dollar sign.
  expect(entry).toContain(
    String.raw`Exec="/opt/100%% \\"나래\\" \\$(id) \\` +
      '`id' +
      String.raw`\\` +
      '` ' +
      String.raw`a\\\\b/narae"` +
      '\n',
  );
});

test('what starts from an AppImage is the file that one has, not where it is mounted this time', () => {
  Object.defineProperty(process, 'platform', { value: 'linux' });
  const folder = mkdtempSync(join(tmpdir(), 'narae-autostart-'));
  vi.stubEnv('XDG_CONFIG_HOME', folder);
  const command = (image: string): string | undefined => {
    vi.stubEnv('APPIMAGE', image);
    setAutostart({ enabled: true, hidden: true }, ordinary);
    return /^Exec=.*$/m.exec(readFileSync(join(folder, 'autostart', 'narae.desktop'), 'utf8'))?.[0];
  };
  expect(command('/home/na rae/Narae.AppImage')).toBe('Exec="/home/na rae/Narae.AppImage" "--hidden"');
  expect(command('')).toBe(`Exec="${process.execPath}" "--hidden"`);
});

test('elsewhere the system is asked', () => {
  Object.defineProperty(process, 'platform', { value: 'win32' });
  setAutostart({ enabled: true, hidden: false }, ordinary);
  setAutostart({ enabled: true, hidden: true }, second);
  setAutostart({ enabled: false, hidden: true }, ordinary);
  expect(asked).toEqual([
    { openAtLogin: true, args: [], name: 'Narae' },
    { openAtLogin: true, args: ['--profile=b', '--hidden'], name: 'Narae b' },
    { openAtLogin: false, args: ['--hidden'], name: 'Narae' },
  ]);
});

test('where the system does not do what it is asked, that is told', () => {
  Object.defineProperty(process, 'platform', { value: 'win32' });
  entries.set('Narae b', { enabled: true });
  system.obeys = false;
  expect(() => setAutostart({ enabled: true, hidden: false }, ordinary)).toThrow('autostart-failed');
  expect(() => setAutostart({ enabled: false, hidden: false }, second)).toThrow('autostart-failed');
  // An entry that an administrator has switched off starts nothing.
  entries.set('Narae', { enabled: false });
  expect(() => setAutostart({ enabled: true, hidden: false }, ordinary)).toThrow('autostart-failed');
  Object.defineProperty(process, 'platform', { value: 'darwin' });
  entries.clear();
  expect(() => setAutostart({ enabled: true, hidden: false }, ordinary)).toThrow('autostart-failed');

  Object.defineProperty(process, 'platform', { value: 'linux' });
  const file = join(mkdtempSync(join(tmpdir(), 'narae-autostart-')), 'config');
  writeFileSync(file, '');
  vi.stubEnv('XDG_CONFIG_HOME', file);
  expect(() => setAutostart({ enabled: true, hidden: false }, ordinary)).toThrow('autostart-failed');
});

test('on macOS, which knows one start of a program and no arguments, another profile has none and leaves it alone', () => {
  Object.defineProperty(process, 'platform', { value: 'darwin' });
  setAutostart({ enabled: true, hidden: true }, ordinary);
  expect(() => setAutostart({ enabled: true, hidden: true }, second)).toThrow('autostart-failed');
  setAutostart({ enabled: false, hidden: true }, second);
  expect([entries.has('Narae'), asked.length]).toEqual([true, 1]);
});

test('a start with the session opens no window where one wants that, which macOS says by itself', () => {
  const wanted = { ...defaultPreferences, autostart: true, startHidden: true };
  Object.defineProperty(process, 'platform', { value: 'win32' });
  system.hasStarted = true;
  expect([isHiddenStart({ hidden: true }, wanted), isHiddenStart({ hidden: false }, wanted)]).toEqual([
    true,
    false,
  ]);
  Object.defineProperty(process, 'platform', { value: 'darwin' });
  const started = { hidden: false };
  expect(isHiddenStart(started, wanted)).toBe(true);
  expect(isHiddenStart(started, { ...wanted, startHidden: false })).toBe(false);
  expect(isHiddenStart(started, { ...wanted, autostart: false })).toBe(false);
  system.hasStarted = false;
  expect(isHiddenStart(started, wanted)).toBe(false);
});

test('the session is asked for what has changed only, and by an installed program only', () => {
  Object.defineProperty(process, 'platform', { value: 'win32' });
  const failures: unknown[] = [];
  const installed = autostartOf(ordinary, (error) => failures.push(error));
  const off = { ...defaultPreferences, autostart: false };
  const on = { ...off, autostart: true };
  autostartOf(null, (error) => failures.push(error))(on, off);
  installed({ ...off, theme: 'dark' }, off);
  installed({ ...off, startHidden: !off.startHidden }, off);
  expect(asked).toEqual([]);
  installed(on, off);
  installed({ ...on, startHidden: !on.startHidden }, on);
  installed(off, on);
  expect(asked.map(({ openAtLogin }) => openAtLogin)).toEqual([true, true, false]);
  system.obeys = false;
  expect(() => installed(on, off)).toThrow('autostart-failed');
  expect(failures).toMatchObject([{ code: 'autostart-failed' }]);
});

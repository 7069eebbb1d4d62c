import { mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { defaultPreferences } from '#shared/model/preferences.ts';
import type { WindowPlaces } from '#shell/windows/window-place.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { ipcMain } from '#tests/unit/electron-by-hand.ts';

vi.mock('electron', async () => {
  const electron = await import('#tests/unit/electron-by-hand.ts');
  // electron-store takes all of it at once.
  return { ...electron, default: electron };
});
const { PreferencesFile } = await import('#shell/preferences/preferences-file.ts');

const places: WindowPlaces = {
  main: { '0,0,1920,1080,1': { bounds: { x: 1, y: 2, width: 800, height: 600 }, maximized: false } },
};

function opened(content?: string) {
  const folder = temporaryFolder();
  const path = join(folder, 'preferences.json');
  if (content !== undefined) writeFileSync(path, content);
  const open = () => new PreferencesFile(folder);
  return { folder, path, open, file: open() };
}

test('the first write leaves no channel open that electron-store listens to', () => {
  const listened: unknown[] = [];
  ipcMain.on('newListener', (channel) => listened.push(channel));
  opened().file.setPreferences({ zoom: 1.5 });
  // It does listen, once a process: otherwise this would show nothing.
  expect(listened).toEqual(['electron-store-get-data']);
  expect(ipcMain.listenerCount('electron-store-get-data')).toBe(0);
});

test('what is written is there again, beside what another version has written', () => {
  const { path, open, file } = opened('{"later":{"a":1},"preferences":{"zoom":9,"theme":"dark","new":true}}');
  expect(file.preferences).toEqual({ ...defaultPreferences, theme: 'dark' });
  file.setPreferences({ zoom: 1.5 });
  file.setWindowPlaces(places);
  expect(file.hasHappened('close')).toBe(false);
  file.remember('close');
  expect(file.hasHappened('close')).toBe(true);
  const again = open();
  expect(again.preferences).toEqual({ ...defaultPreferences, theme: 'dark', zoom: 1.5 });
  expect(again.windowPlaces).toEqual(places);
  expect(again.hasHappened('close')).toBe(true);
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({
    later: { a: 1 },
    preferences: { new: true },
  });
});

/** Deep enough that neither JSON nor electron-store would write it again. */
const bottomless = `{"preferences":{"theme":"dark"},"later":${'['.repeat(20_000)}${']'.repeat(20_000)}}`;

test.each([
  ['nothing', ''],
  ['half an object', '{"preferences":'],
  ['a list', '[]'],
  ['null', 'null'],
  ['something bottomless', bottomless],
])('a file of %s is set aside at the start', (_what, content) => {
  const { folder, open, file } = opened(content);
  expect(file.preferences).toEqual(defaultPreferences);
  expect(file.problem).toBeInstanceOf(Error);
  expect(readdirSync(folder).filter((name) => name.includes('.broken-'))).toHaveLength(1);
  file.setPreferences({ theme: 'light' });
  expect(open().preferences.theme).toBe('light');
});

test('a file that breaks before the first write is set aside then, and what was read from it is kept', () => {
  const { folder, path, open, file } = opened('{"preferences":{"theme":"dark"}}');
  truncateSync(path, 10);
  file.setPreferences({ zoom: 2 });
  const broken = readdirSync(folder).filter((name) => name.includes('.broken-'));
  expect(broken.map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual(['{"preferen']);
  expect(open().preferences).toMatchObject({ theme: 'dark', zoom: 2 });
});

test('a mark of the byte order in front of the file is nothing that breaks it', () => {
  const { folder, open, file } = opened('\uFEFF{"preferences":{"theme":"dark"}}');
  expect([file.problem, file.preferences.theme]).toEqual([null, 'dark']);
  file.setPreferences({ zoom: 2 });
  expect(open().preferences).toMatchObject({ theme: 'dark', zoom: 2 });
  expect(readdirSync(folder)).toEqual(['preferences.json']);
});

test('a file that breaks while the program runs changes nothing, and the next write mends it', () => {
  const { path, open, file } = opened();
  file.setPreferences({ theme: 'dark' });
  file.setWindowPlaces(places);
  truncateSync(path, 10);
  expect(file.preferences.theme).toBe('dark');
  expect(file.windowPlaces).toEqual(places);
  file.remember('close');
  expect(open().preferences.theme).toBe('dark');
  rmSync(path);
  file.setPreferences({ zoom: 2 });
  expect(open().preferences).toMatchObject({ theme: 'dark', zoom: 2 });
});

test('a file that cannot be written is told to whoever asked, and is as before', () => {
  const { path, file } = opened();
  file.setPreferences({ theme: 'dark' });
  rmSync(path);
  mkdirSync(path);
  expect(() => file.setPreferences({ theme: 'light' })).toThrow('storage-failed');
  expect(file.preferences.theme).toBe('dark');
  expect(() => file.setWindowPlaces(places)).toThrow('storage-failed');
  // Windows open where they stood all the same, as long as the program runs.
  expect(file.windowPlaces).toEqual(places);
  // What was told is not told again either.
  expect(file.hasHappened('close')).toBe(false);
  file.remember('close');
  expect(file.hasHappened('close')).toBe(true);
});

/** A file that another program holds for as many reads, as it does on Windows. */
function held(reads: number) {
  const { folder, path } = opened('{"preferences":{"theme":"dark","zoom":1.5}}');
  let left = reads;
  const file = new PreferencesFile(folder, (name) => {
    if (left > 0) {
      left--;
      throw Object.assign(new Error('held'), { code: 'EBUSY' });
    }
    return readFileSync(name, 'utf8');
  });
  return { folder, path, file, release: () => (left = 0) };
}

test('a file that is held for a moment is read after it', () => {
  const { file } = held(2);
  expect(file.problem).toBeNull();
  expect(file.preferences).toMatchObject({ theme: 'dark', zoom: 1.5 });
});

test('a file that cannot be read stays as it is, and is not written over before it could be', () => {
  const { folder, path, file, release } = held(100);
  const before = readFileSync(path, 'utf8');
  expect(file.problem).toMatchObject({ code: 'EBUSY' });
  expect(file.preferences).toEqual(defaultPreferences);
  expect(() => file.setPreferences({ zoom: 2 })).toThrow('storage-failed');
  expect(() => file.setWindowPlaces(places)).toThrow('storage-failed');
  expect(file.windowPlaces).toEqual(places);
  expect(file.hasHappened('close')).toBe(true);
  expect(readdirSync(folder)).toEqual(['preferences.json']);
  expect(readFileSync(path, 'utf8')).toBe(before);
  release();
  file.setPreferences({ zoom: 2 });
  expect(file.preferences).toEqual({ ...defaultPreferences, theme: 'dark', zoom: 2 });
});

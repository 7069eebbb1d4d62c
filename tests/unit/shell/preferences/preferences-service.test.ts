import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { AppError } from '#shared/errors/app-error.ts';
import { defaultPreferences, type Preferences } from '#shared/model/preferences.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

vi.mock('electron', async () => {
  const electron = await import('#tests/unit/electron-by-hand.ts');
  // electron-store takes all of it at once.
  return { ...electron, default: electron };
});
const { PreferencesFile } = await import('#shell/preferences/preferences-file.ts');
const { PreferencesService } = await import('#shell/preferences/preferences-service.ts');

function served(prepare: (wanted: Preferences, last: Preferences) => void) {
  const folder = temporaryFolder();
  const open = () => new PreferencesFile(folder);
  const followed: Preferences[] = [];
  const service = new PreferencesService(open(), { prepare });
  service.follow((preferences) => followed.push(preferences));
  return { folder, open, service, followed };
}

test('what cannot be made true outside of the program is refused, not kept, and told to no window', async () => {
  const { open, service, followed } = served(({ autostart }) => {
    if (autostart) throw new AppError('autostart-failed');
  });
  await expect(service.set({ autostart: true, zoom: 1.5 })).rejects.toMatchObject({
    code: 'autostart-failed',
  });
  expect(service.current).toEqual(defaultPreferences);
  expect(open().preferences).toEqual(defaultPreferences);
  expect(followed).toEqual([defaultPreferences]);
  // What has nothing to do with it can be changed all the same.
  expect(await service.set({ zoom: 1.5 })).toEqual({ ...defaultPreferences, zoom: 1.5 });
  expect(followed).toHaveLength(2);
});

test('what is made true and then cannot be kept is taken back', async () => {
  const made: boolean[] = [];
  const { folder, service } = served((wanted) => made.push(wanted.autostart));
  mkdirSync(join(folder, 'preferences.json'));
  await expect(service.set({ autostart: true })).rejects.toMatchObject({ code: 'storage-failed' });
  expect(made).toEqual([true, false]);
  expect(service.current.autostart).toBe(false);
});

test('the language that a start asks for holds until somebody chooses one, and is not kept', async () => {
  const folder = temporaryFolder();
  const open = () =>
    new PreferencesService(new PreferencesFile(folder), { prepare: () => undefined, language: 'en' });
  const service = open();
  expect(service.current.language).toBe('en');
  expect(await service.set({ zoom: 1.5 })).toMatchObject({ language: 'en', zoom: 1.5 });
  expect(new PreferencesFile(folder).preferences.language).toBe('ko');
  expect(await service.set({ language: 'ko' })).toMatchObject({ language: 'ko' });
  await service.set({ language: 'en' });
  expect(new PreferencesFile(folder).preferences.language).toBe('en');
});

import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { launchSettings, restartArguments, startArguments } from '#shell/launch-settings.ts';

const appData = resolve('/data');

test('without options there is one profile, in Korean, beside the relay of this PC', () => {
  expect(launchSettings(['electron', '.'], appData, false)).toEqual({
    root: join(appData, 'Narae'),
    profile: 'default',
    profileFolder: join(appData, 'Narae', 'profiles', 'default'),
    relayFolder: join(appData, 'Narae', 'relay'),
    language: null,
    hidden: false,
    demoPeople: null,
    demoColleagues: 'office',
  });
});

test('another profile is another folder and shares the relay', () => {
  const settings = launchSettings(['electron', '.', '--profile=b', '--lang=en-US'], appData, true);
  expect(settings).toMatchObject({
    profile: 'b',
    language: 'en',
    relayFolder: join(appData, 'Narae', 'relay'),
  });
  expect(settings.profileFolder).toBe(join(appData, 'Narae', 'profiles', 'b'));
});

test('a start with the session opens no window', () => {
  expect(launchSettings(['narae', '--hidden'], appData, true).hidden).toBe(true);
});

test('only a program that is not packaged can be sent to other data', () => {
  const args = ['electron', '.', `--data-root=${resolve('/elsewhere')}`];
  expect(launchSettings(args, appData, false).root).toBe(resolve('/elsewhere'));
  expect(launchSettings(args, appData, true).root).toBe(join(appData, 'Narae'));
});

test('a test can ask for a small demo agency, a packaged program cannot', () => {
  expect(launchSettings(['--demo-people=300'], appData, false).demoPeople).toBe(300);
  expect(launchSettings(['--demo-people=300'], appData, true).demoPeople).toBeNull();
  for (const people of ['', '0', '-1', '1e9', '1000000'])
    expect(launchSettings([`--demo-people=${people}`], appData, false).demoPeople).toBeNull();
});

test('simulated colleagues can be left out or hurried, and a packaged program has none', () => {
  const manner = (args: readonly string[], isPackaged: boolean): string =>
    launchSettings(args, appData, isPackaged).demoColleagues;
  expect(manner(['--demo-colleagues=off'], false)).toBe('off');
  expect(manner(['--demo-colleagues=eager'], false)).toBe('eager');
  expect(manner(['--demo-colleagues=loud'], false)).toBe('office');
  expect(manner(['--demo-colleagues=eager'], true)).toBe('off');
});

test('a profile name cannot lead out of its folder', () => {
  for (const name of ['', '..', '../x', 'a/b', 'a\\b', 'A', '-a', 'ㄱ', 'a'.repeat(33)])
    expect(() => launchSettings([`--profile=${name}`], appData, false)).toThrow('profile-invalid');
});

test('what the session and the task bar repeat is a start of the same profile, in the language that is chosen by then', () => {
  expect(startArguments(launchSettings(['narae'], appData, true))).toEqual([]);
  const second = launchSettings(['narae', '--profile=b', '--lang=en', '--hidden'], appData, true);
  const repeated = launchSettings(['narae', ...startArguments(second)], appData, true);
  expect(repeated).toEqual({ ...second, language: null, hidden: false });
});

test('a start in place of this one goes on with its data; a packaged program knows only its profile', () => {
  const given = ['--profile=b', '--lang=en', '--hidden', `--data-root=${resolve('/elsewhere')}`];
  const settings = launchSettings(
    ['narae', ...given, '--demo-people=300', '--demo-colleagues=off'],
    appData,
    false,
  );
  const again = launchSettings(['narae', ...restartArguments(settings, false)], appData, false);
  expect(again).toEqual({ ...settings, language: null, hidden: false });
  expect(restartArguments(launchSettings(['narae', ...given], appData, true), true)).toEqual(['--profile=b']);
});

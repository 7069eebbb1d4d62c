import { readdirSync, writeFileSync } from 'node:fs';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signatureProblems } from '#build/signing/verify-signature.ts';
import { installers, newerVersion, product, signingDesk, version, workshop } from './prepared.ts';
import { hashes, Wine } from './wine.ts';

type Installers = Awaited<ReturnType<typeof installers>>;

/** A shell hands on only eight bits of what Windows Installer's codes need. */
const otherVersion = 1638 % 256;
const place = `C:\\Program Files\\${product.name}`;
const key = `Software\\${product.vendor}\\${product.name}`;
const uninstaller = `${place}\\Uninstall.exe`;
const shortcut = `C:\\ProgramData\\Microsoft\\Windows\\Start Menu\\Programs\\${product.name}.lnk`;
const shortcutOfUser = `C:\\users\\root\\AppData\\Roaming\\Microsoft\\Windows\\Start Menu\\Programs\\${product.name}.lnk`;
const link = `Software\\Classes\\${product.linkScheme}\\shell\\open\\command`;
const userData = `C:\\users\\root\\AppData\\Roaming\\${product.name}`;

let wine: Wine;
let first: Installers;
let newer: Installers;

beforeAll(async () => {
  first = await installers('first');
  newer = await installers('newer');
  wine = new Wine(join(workshop, 'wine'));
}, 600_000);

afterAll(() => {
  wine.close();
});

function installed(at = place): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(hashes(wine.path(at))).filter(([file]) => file !== 'Uninstall.exe'),
  );
}

test('setup.exe installs every file as it was built, seeds values, and leaves a signed uninstaller', async () => {
  const seeds = [
    'SERVER_PROFILE=https://messenger.agency.example/profile.json',
    'UPDATE_MODE=notify',
    'AUTOSTART=1',
  ];
  expect(wine.run(first.setup, '/S', ...seeds)).toBe(0);
  expect(installed()).toEqual(hashes(first.folder));
  expect(wine.registry(key, 'Version')).toBe(version);
  expect(wine.registry(key, 'InstallSource')).toBe('nsis');
  expect(wine.registry(key, 'ServerProfile')).toBe('https://messenger.agency.example/profile.json');
  expect(wine.registry(key, 'UpdateMode')).toBe('notify');
  expect(wine.registry(key, 'Autostart')).toBe('1');
  expect(wine.output('reg', 'query', `HKLM\\${link}`, '/ve', '/reg:64')).toContain(
    `${place}\\${product.name}.exe" "%1"`,
  );
  expect(wine.has(shortcut)).toBe(true);
  const { root } = await signingDesk();
  expect(signatureProblems(wine.path(uninstaller), { signer: root, timeStamp: root })).toEqual([]);
});

test('setup.exe again mends what is damaged, and other values on the command line change nothing', () => {
  writeFileSync(wine.path(`${place}\\icudtl.dat`), 'damaged');
  expect(wine.run(first.setup, '/S', 'SERVER_PROFILE=https://other.example')).toBe(0);
  expect(installed()).toEqual(hashes(first.folder));
  expect(wine.registry(key, 'ServerProfile')).toBe('https://messenger.agency.example/profile.json');
});

test('a newer setup.exe takes the place of the program while it runs, and an older one is refused', async () => {
  wine.start(`${place}\\${product.name}.exe`, 'run');
  await setTimeout(3_000);
  expect(wine.run(newer.setup, '/S')).toBe(0);
  expect(wine.registry(key, 'Version')).toBe(newerVersion);
  expect(installed()).toEqual(hashes(newer.folder));
  expect(wine.run(first.setup, '/S')).toBe(otherVersion);
  expect(wine.registry(key, 'Version')).toBe(newerVersion);
});

test('the MSI is refused over setup.exe', () => {
  expect(wine.run('msiexec', '/i', newer.msi, '/qn')).not.toBe(0);
  expect(wine.registry(key, 'InstallSource')).toBe('nsis');
});

test('the uninstaller leaves what people have written, and nothing else', () => {
  mkdirSync(wine.path(userData), { recursive: true });
  writeFileSync(wine.path(`${userData}\\kept`), '');
  expect(wine.run(uninstaller, '/S')).toBe(0);
  expect(wine.has(place)).toBe(false);
  expect(wine.registry(key, 'Version')).toBeNull();
  expect([wine.has(shortcut), wine.has(`${userData}\\kept`)]).toEqual([false, true]);
});

test('it installs below a Korean path, and takes user data along when it is asked to', () => {
  expect(wine.run(first.setup, '/S', '/D=C:\\업무프로그램')).toBe(0);
  const korean = `C:\\업무프로그램\\${product.name}`;
  expect(installed(korean)).toEqual(hashes(first.folder));
  expect(wine.run(`${korean}\\Uninstall.exe`, '/S', 'DELETE_USER_DATA=1')).toBe(0);
  expect([wine.has(korean), wine.has(userData)]).toEqual([false, false]);
});

test('the MSI installs every file as it was built, and setup.exe is refused over it', () => {
  expect(wine.run('msiexec', '/i', first.msi, '/qn', 'SERVER_PROFILE=https://messenger.agency.example')).toBe(
    0,
  );
  expect(hashes(wine.path(place))).toEqual(hashes(first.folder));
  expect(wine.registry(key, 'InstallSource')).toBe('msi');
  expect(wine.registry(key, 'ServerProfile')).toBe('https://messenger.agency.example');
  expect(wine.registry(key, 'UpdateMode')).toBeNull();
  // Wine puts the shortcut of a package into the menu of the user, also of one for the whole machine.
  expect(wine.has(shortcut) || wine.has(shortcutOfUser)).toBe(true);
  expect(wine.run(newer.setup, '/S')).toBe(otherVersion);
});

test('the MSI mends a file that is gone', () => {
  writeFileSync(wine.path(`${place}\\icudtl.dat`), 'damaged');
  // What `/fa` is short for; the Wine of Debian finds no product by the path of its package.
  expect(wine.run('msiexec', '/i', first.msi, 'REINSTALL=ALL', 'REINSTALLMODE=amus', '/qn')).toBe(0);
  expect(hashes(wine.path(place))).toEqual(hashes(first.folder));
});

test('a newer MSI upgrades and keeps the seeded value, an older one is refused, and it uninstalls', () => {
  expect(wine.run('msiexec', '/i', newer.msi, '/qn')).toBe(0);
  expect(hashes(wine.path(place))).toEqual(hashes(newer.folder));
  expect(wine.registry(key, 'ServerProfile')).toBe('https://messenger.agency.example');
  expect(wine.run('msiexec', '/i', first.msi, '/qn')).not.toBe(0);
  expect(wine.registry(key, 'Version')).toBe(newerVersion);
  expect(wine.run('msiexec', '/x', newer.msi, '/qn')).toBe(0);
  expect(wine.has(place) ? readdirSync(wine.path(place)) : []).toEqual([]);
  expect(wine.registry(key, 'Version')).toBeNull();
});

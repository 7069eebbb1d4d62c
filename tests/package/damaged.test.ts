import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createPackageWithOptions, extractAll, uncacheAll } from '@electron/asar';
import { flipFuses } from '@electron/fuses';
import { expect, test } from 'vitest';
import { fusesOfTestBuild } from '#build/installer/fuses.ts';
import { programOf } from '#build/installer/program-of.ts';
import { checks, verifyFolder } from '#build/verify/verify-folder.ts';
import { builtFolder, product, version, workshop } from './prepared.ts';

/** A damage, and the check that has to see it. */
interface Damage {
  readonly what: string;
  readonly seenBy: keyof typeof checks;
  readonly says: string;
  readonly damage: (folder: string) => Promise<void> | void;
}

const program = programOf('win32', product);
const native = 'resources/app.asar.unpacked/node_modules/better-sqlite3/prebuilds';

const damages: readonly Damage[] = [
  {
    what: 'a fuse',
    seenBy: 'fuses',
    says: 'EnableNodeCliInspectArguments is not off',
    damage: (folder) => flip(folder),
  },
  archived('a source map', 'out/main/main.js.map', '{}', 'archive listing', 'main.js.map does not belong'),
  archived('a test', 'node_modules/better-sqlite3/test/some.js', '', 'archive listing', 'does not belong'),
  archived('a stray file', 'notes.txt', '', 'archive listing', 'notes.txt does not belong'),
  beside('a stray library', 'version.dll', 'MZ', 'folder listing', 'version.dll does not belong'),
  beside('another language', 'locales/de.pak', 'de', 'folder listing', 'locales/de.pak does not belong'),
  {
    what: 'another archive',
    seenBy: 'integrity hash',
    says: 'not the one the program was made for',
    damage: (folder) => repack(folder, 'out/main/main.js', 'evil();'),
  },
  beside(
    'a module of another system',
    `${native}/linux-x64.node`,
    '',
    'native modules',
    'linux-x64.node is foreign',
  ),
  beside(
    'a module for other processors',
    `${native}/win32-x64.node`,
    'MZ',
    'native modules',
    'is no program for win32',
  ),
  {
    what: 'no native module',
    seenBy: 'native modules',
    says: 'win32-x64.node is missing',
    damage: (folder) => {
      rmSync(join(folder, native, 'win32-x64.node'));
    },
  },
  {
    what: 'a runtime that is no Electron',
    seenBy: 'stand-in',
    says: 'the runtime is a stand-in',
    damage: () => undefined,
  },
  archived(
    'the stand-in',
    'out/main/chunks/standin.js',
    '"STANDIN_CHROMIUM"',
    'absent parts',
    'the stand-in for Electron is',
  ),
  archived(
    'the demo agency',
    'out/main/chunks/a.js',
    'plannedAgencies()',
    'absent parts',
    'the demo agency is in',
  ),
  archived(
    'the server',
    'out/main/relay-worker.js',
    'fastify.get()',
    'absent parts',
    'the server is in the archive',
  ),
  {
    what: 'no licences of Chromium',
    seenBy: 'licences',
    says: 'LICENSES.chromium.html is missing',
    damage: (folder) => {
      rmSync(join(folder, 'LICENSES.chromium.html'));
    },
  },
  archived(
    'a part nobody tells of',
    'node_modules/odd/package.json',
    '{"name":"odd"}',
    'licences',
    'odd is packed',
  ),
  archived(
    'a part without terms',
    'out/renderer/licences.json',
    '[{"name":"odd","version":"1","licence":"","text":""}]',
    'licences',
    'odd 1: the text of the licence is missing',
  ),
  beside('a file of keys', 'resources/agency.p12', 'x', 'secrets', 'agency.p12 looks like a file of keys'),
  archived('a private key', 'out/main/chunks/b.js', privateKey(), 'secrets', 'holds a private key'),
  archived(
    'another version',
    'package.json',
    '{"version":"9.9.9"}',
    'versions',
    'the version of package.json is 9.9.9',
  ),
];

test.each(damages)('$what is seen', async ({ seenBy, says, damage }) => {
  const folder = join(workshop, 'damaged');
  rmSync(folder, { recursive: true, force: true });
  cpSync(await builtFolder('win32'), folder, { recursive: true });
  await damage(folder);
  const problems = await verifyFolder({ folder, target: 'win32', product, version, isTestBuild: false });
  expect(problems.filter((problem) => problem.startsWith(`${seenBy}: `)).join('\n')).toContain(says);
});

test('every check has been seen failing', () => {
  expect(new Set(damages.map(({ seenBy }) => seenBy))).toEqual(new Set(Object.keys(checks)));
});

function archived(what: string, file: string, content: string, seenBy: string, says: string): Damage {
  return { what, seenBy, says, damage: (folder) => repack(folder, file, content) };
}

function beside(what: string, file: string, content: string, seenBy: string, says: string): Damage {
  return { what, seenBy, says, damage: (folder) => write(join(folder, file), content) };
}

async function repack(folder: string, file: string, content: string): Promise<void> {
  const archive = join(folder, 'resources', 'app.asar');
  const app = join(folder, 'app');
  uncacheAll();
  extractAll(archive, app);
  write(join(app, file), content);
  await createPackageWithOptions(app, archive, { unpack: '**/*.node' });
  rmSync(app, { recursive: true });
}

async function flip(folder: string): Promise<void> {
  await flipFuses(join(folder, program), fusesOfTestBuild);
}

function write(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

/** Put together, so that this file holds none. */
function privateKey(): string {
  return ['-----BEGIN', 'PRIVATE', 'KEY-----\nMIIEvQIBADANBgkqhkiG9w0B\n'].join(' ');
}

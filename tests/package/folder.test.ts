import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesIn } from '#build/verify/checks/archive-listing.ts';
import { findRuntime } from '#build/installer/find-runtime.ts';
import { targets } from '#build/installer/target.ts';
import { verifyFolder } from '#build/verify/verify-folder.ts';
import { builtFolder, product, version, workshop } from './prepared.ts';
import { hashes } from './wine.ts';

test.each(targets)(
  'the folder for %s is in order but for its runtime, which is no Electron',
  async (target) => {
    const folder = await builtFolder(target);
    const subject = { folder, target, product, version, isTestBuild: false };
    expect(await verifyFolder(subject)).toEqual(['stand-in: the runtime is a stand-in of the tests']);
  },
);

test('the same sources give the same folder', async () => {
  expect(hashes(await builtFolder('win32', 'again'))).toEqual(hashes(await builtFolder('win32')));
});

test('native modules lie beside the archive, and no code that Node reads', async () => {
  const folder = await builtFolder('win32');
  const beside = Object.keys(hashes(folder)).filter((file) =>
    file.startsWith('resources/app.asar.unpacked/'),
  );
  expect(beside).toHaveLength(2);
  const archive = filesIn(join(folder, 'resources', 'app.asar'));
  expect(archive).toContain('node_modules/better-sqlite3/lib/index.js');
  expect(existsSync(join(folder, 'resources', 'default_app.asar'))).toBe(false);
});

test('a release is not built on the stand-in, and says where it looks for a runtime', async () => {
  await builtFolder('win32');
  const standIn = join(workshop, 'runtime-win32');
  expect(() => findRuntime('win32', { ELECTRON_DIST: standIn })).toThrow('stands in for it');
  expect(() => findRuntime('win32', { ELECTRON_DIST: '/nowhere' })).toThrow(
    'set ELECTRON_DIST to a folder with electron-v',
  );
});

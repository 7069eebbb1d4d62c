import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractFile } from '@electron/asar';
import { expect, test } from 'vitest';
import { windowsInstallers } from '#build/installer/release.ts';
import { asTestBuild } from '#build/product/test-build.ts';
import type { Product } from '#build/product/product.ts';
import { filesIn } from '#build/verify/checks/archive-listing.ts';
import { verifyFolder } from '#build/verify/verify-folder.ts';
import {
  builtFolder,
  installers,
  once,
  optionsFor,
  product,
  signingDesk,
  signingWith,
  version,
  workshop,
} from './prepared.ts';
import { hashes, Wine } from './wine.ts';

const other: Product = {
  ...product,
  name: 'Haneul',
  koreanName: '하늘톡',
  vendor: 'Sky Agency',
  linuxName: 'haneul',
  appId: 'kr.go.haneul.Messenger',
  toastActivator: '{3C2F2A52-0000-4000-8000-1D2C5B6A7E8F}',
  linkScheme: 'haneul',
  packageNamespace: '6f0f6f0a-2a8e-4b55-9a3e-6f2e6f1c9d11',
  website: 'https://haneul.example',
  server: 'https://messenger.haneul.example/profile.json',
  colours: { '--nr-mark': '#115533' },
  texts: { ko: { 'app.loading': '잠시만 기다려 주십시오' }, en: {} },
};

test('another white label file gives another product, which has nothing of the name of the first', async () => {
  const folder = await builtFolder('win32', 'other', other);
  const archive = join(folder, 'resources', 'app.asar');
  expect(
    await verifyFolder({ folder, target: 'win32', product: other, version, isTestBuild: false }, [
      'stand-in',
    ]),
  ).toEqual([]);
  const pages = filesIn(archive).filter((file) => /^out\/.*\.(?:c?js|html|css)$/.test(file));
  const all = pages.map((file) => extractFile(archive, file).toString('utf8')).join('\n');
  expect([all.includes('나래'), /\bNarae\b/.test(withoutComments(all))]).toEqual([false, false]);
  for (const text of ['하늘톡', '#115533', '잠시만 기다려 주십시오', other.appId, other.toastActivator])
    expect(all).toContain(text);
});

test('the other product installs beside the first, and goes without it', async () => {
  const { setup, folder } = await installers('first');
  const { root, p12 } = await signingDesk();
  const built = await builtFolder('win32', 'other', other);
  let second = '';
  const made = await once('installers-other', (output) => {
    windowsInstallers(optionsFor(other, output), built, signingWith(p12, root));
  });
  second = join(made, 'packages', `Haneul-${version}-x64-setup.exe`);
  const wine = new Wine(join(workshop, 'wine-products'));
  try {
    expect([wine.run(setup, '/S'), wine.run(second, '/S')]).toEqual([0, 0]);
    expect(wine.registry('Software\\Sky Agency\\Haneul', 'ServerProfile')).toBe(other.server);
    expect(wine.run('C:\\Program Files\\Haneul\\Uninstall.exe', '/S')).toBe(0);
    expect(wine.has('C:\\Program Files\\Haneul')).toBe(false);
    const { 'Uninstall.exe': uninstaller, ...files } = hashes(
      wine.path(`C:\\Program Files\\${product.name}`),
    );
    expect([uninstaller === undefined, files]).toEqual([false, hashes(folder)]);
  } finally {
    wine.close();
  }
});

test('a test build has another name and id, may be inspected, and is signed by no key of releases', async () => {
  const testBuild = asTestBuild(product);
  const folder = await builtFolder('win32', 'test', testBuild);
  const subject = { folder, target: 'win32' as const, product: testBuild, version };
  expect(await verifyFolder({ ...subject, isTestBuild: true }, ['stand-in'])).toEqual([]);
  const asRelease = await verifyFolder({ ...subject, isTestBuild: false }, ['stand-in']);
  expect(asRelease.join('\n')).toContain('fuses: EnableNodeCliInspectArguments is not off');
  expect(asRelease.join('\n')).toContain('versions: the mark of test builds is true, not false');
  const { root, p12 } = await signingDesk();
  const release = { ...optionsFor(testBuild, join(workshop, 'refused')), isTestBuild: false };
  expect(() => windowsInstallers(release, folder, signingWith(p12, root))).toThrow('belongs to a test build');
  expect(readFileSync(join(folder, `${testBuild.name}.exe`)).includes('NaraeTest', 0, 'utf16le')).toBe(true);
});

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
}

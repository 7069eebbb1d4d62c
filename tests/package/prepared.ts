import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { electronVersion } from '#build/installer/find-runtime.ts';
import {
  verifiedFolder,
  windowsInstallers,
  type ReleaseOptions,
  type Signing,
} from '#build/installer/release.ts';
import type { Target } from '#build/installer/target.ts';
import { asTestBuild } from '#build/product/test-build.ts';
import { ownProductFile, readProduct, type Product } from '#build/product/product.ts';
import { signingSettings } from '#build/signing/signing-settings.ts';
import { fromRoot } from '#build/vite/paths.ts';
import { openSigningDesk, type SigningDesk } from './signing-desk.ts';
import { makeRuntime } from './standin-runtime/make-runtime.ts';

/** Everything that the tests of packages share is below this folder; each name in it is made once a run. */
export const workshop = fromRoot('out/package-test');
export const product = readProduct(ownProductFile);
export const version = '0.1.0';
export const newerVersion = '0.2.0';

/** A folder of a name that is filled once, by whoever asks first. */
export async function once(name: string, fill: (folder: string) => unknown): Promise<string> {
  const folder = join(workshop, name);
  const done = `${folder}.done`;
  if (existsSync(done)) return folder;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await fill(folder);
  writeFileSync(done, '');
  return folder;
}

/** The verified application folder of the product on the stand-in runtime, unsigned. */
export async function builtFolder(target: Target, run = 'first', of: Product = product): Promise<string> {
  const runtime = await once(`runtime-${target}`, (folder) => makeRuntime(folder, target));
  const built = await once(`built-${target}-${run}`, async (output) => {
    const folder = await verifiedFolder(optionsFor(of, output), target, {
      path: runtime,
      version: electronVersion(),
    });
    writeFileSync(join(output, 'where'), folder);
  });
  return readFileSync(join(built, 'where'), 'utf8');
}

export function optionsFor(of: Product, output: string): ReleaseOptions {
  // The chain runs on what is no Electron; that this is noticed is tested on its own.
  const isTestBuild = of.name === asTestBuild(product).name;
  return { product: of, version, isTestBuild, output, except: ['stand-in'] };
}

/** The keys of this run. */
export async function signingDesk(): Promise<SigningDesk> {
  const folder = await once('desk', (path) => {
    writeFileSync(join(path, 'desk.json'), JSON.stringify(openSigningDesk(join(path, 'keys'))));
  });
  process.env['SOFTHSM2_CONF'] = join(folder, 'keys', 'softhsm.conf');
  return JSON.parse(readFileSync(join(folder, 'desk.json'), 'utf8')) as SigningDesk;
}

/** Signs with these variables, in this process and in what makensis starts. */
export function signingWith(environment: NodeJS.ProcessEnv, root: string): Signing {
  Object.assign(process.env, environment);
  return { settings: signingSettings(environment), roots: { signer: root, timeStamp: root } };
}

/** Both installers of a version, signed; a newer one has a file less, another more, and one with other contents. */
export async function installers(
  of: 'first' | 'newer',
): Promise<{ setup: string; msi: string; folder: string }> {
  const { root, pkcs11 } = await signingDesk();
  const built = await builtFolder('win32');
  const made = await once(`installers-${of}`, (output) => {
    const folder = join(output, 'folder');
    cpSync(built, folder, { recursive: true });
    if (of === 'newer') {
      rmSync(join(folder, 'snapshot_blob.bin'));
      writeFileSync(join(folder, 'v8_context_snapshot.bin'), 'new');
      writeFileSync(join(folder, 'icudtl.dat'), 'other contents');
    }
    const options = { ...optionsFor(product, output), version: of === 'newer' ? newerVersion : version };
    const files = windowsInstallers(options, folder, signingWith(pkcs11, root));
    writeFileSync(join(output, 'files.json'), JSON.stringify(files));
  });
  const [setup = '', msi = ''] = JSON.parse(
    readFileSync(join(made, 'files.json'), 'utf8'),
  ) as readonly string[];
  return { setup, msi, folder: join(made, 'folder') };
}

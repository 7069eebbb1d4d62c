import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Product } from '../product/product.ts';
import { testBuildMark } from '../product/test-build.ts';
import { signFile } from '../signing/sign-file.ts';
import type { SigningSettings } from '../signing/signing-settings.ts';
import { signatureProblems, type TrustedRoots } from '../signing/verify-signature.ts';
import { fromRoot } from '../vite/paths.ts';
import { verifyFolder } from '../verify/verify-folder.ts';
import { applicationFolder } from './folder/application-folder.ts';
import { filesBelow } from './folder/stage-app.ts';
import type { Runtime } from './find-runtime.ts';
import type { Target } from './target.ts';
import { makeMsi } from './windows/make-msi.ts';
import { makeNsis } from './windows/make-nsis.ts';

/** How the files of Windows are signed, and what is trusted when that is verified. */
export interface Signing {
  readonly settings: SigningSettings;
  readonly roots: TrustedRoots;
}

/** What is built. */
export interface ReleaseOptions {
  readonly product: Product;
  readonly version: string;
  readonly isTestBuild: boolean;
  /** Here a folder a target is made, and what leaves. */
  readonly output: string;
  /** Checks that do not apply: tests build on a runtime that is no Electron. */
  readonly except?: readonly string[];
}

/** Makes and verifies the application folder of a target. @throws Error with everything that is wrong with it. */
export async function verifiedFolder(
  options: ReleaseOptions,
  target: Target,
  runtime: Runtime,
): Promise<string> {
  const { product, version, isTestBuild, output } = options;
  const work = join(output, 'work', target);
  rmSync(work, { recursive: true, force: true });
  const folder = await applicationFolder({
    ...{ target, product, version, isTestBuild, work },
    runtime: runtime.path,
    electronVersion: runtime.version,
  });
  inOrder(await verifyFolder({ folder, target, product, version, isTestBuild }, options.except));
  return folder;
}

/**
 * Signs everything in a folder that Windows runs, then makes both installers of it and signs them. Only test builds may go
 * without a signature. What is signed is verified before it is handed on.
 */
export function windowsInstallers(
  options: ReleaseOptions,
  folder: string,
  signing: Signing | null,
): readonly string[] {
  const { product, version, isTestBuild } = options;
  if (signing === null && !isTestBuild) throw new Error('A release is not built unsigned: set SIGN_MODE.');
  const packages = join(options.output, 'packages');
  mkdirSync(packages, { recursive: true });
  const legal = isTestBuild ? testBuildMark : `© ${product.vendor}`;
  const [setup, msi] = [`${product.name}-${version}-x64-setup.exe`, `${product.name}-${version}-x64.msi`].map(
    (name) => join(packages, name),
  ) as [string, string];
  const programs = filesBelow(folder)
    .filter((file) => /\.(?:exe|dll|node)$/.test(file))
    .map((file) => join(folder, file));
  const job = { name: product.name, mayBeTestBuild: isTestBuild };
  const sign = (files: readonly string[]): void => {
    if (signing === null) return;
    for (const file of files) signFile(file, { ...job, settings: signing.settings });
    inOrder(files.flatMap((file) => signatureProblems(file, signing.roots)));
  };
  sign(programs);
  // The uninstaller exists only inside the installer: makensis signs both, by the same signer.
  const signer = `"${process.execPath}" "${fromRoot('build/signing/sign.ts')}" ${product.name}`;
  makeNsis({ product, version, legal, folder, output: setup, signer: signing === null ? null : signer });
  if (signing !== null) inOrder(signatureProblems(setup, signing.roots));
  makeMsi({ product, version, legal, folder, output: msi });
  sign([msi]);
  writeFileSync(join(packages, 'SHA256SUMS'), sums([setup, msi]));
  return [setup, msi];
}

/** In the form that `sha256sum -c` reads. */
function sums(files: readonly string[]): string {
  const lines = files.map(
    (file) => `${createHash('sha256').update(readFileSync(file)).digest('hex')}  ${basename(file)}\n`,
  );
  return lines.join('');
}

function inOrder(problems: readonly string[]): void {
  if (problems.length > 0) throw new Error(problems.join('\n'));
}

import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { flipFuses } from '@electron/fuses';
import { Arch, build, Platform, type AfterPackContext } from 'electron-builder';
import { partsIn } from '../../licences/packed-parts.ts';
import { billOfMaterials, thirdPartyText } from '../../licences/part-lists.ts';
import { testBuildMark } from '../../product/test-build.ts';
import type { Product } from '../../product/product.ts';
import { fromRoot } from '../../vite/paths.ts';
import { fuses, fusesOfTestBuild } from '../fuses.ts';
import { programOf } from '../program-of.ts';
import { arch, type Target } from '../target.ts';
import { stageApp } from './stage-app.ts';

/** What an application folder is made of. */
export interface FolderOptions {
  readonly target: Target;
  readonly product: Product;
  readonly version: string;
  /** Electron's runtime for the target: an unpacked folder, or one with its archive. */
  readonly runtime: string;
  readonly electronVersion: string;
  readonly isTestBuild: boolean;
  /** Here a folder of its own is made. */
  readonly work: string;
}

/**
 * Makes the folder that is installed, unsigned: Electron's runtime under the product's name, its fuses burnt, the app in an
 * archive whose hash the program knows. The same sources give the same folder.
 */
export async function applicationFolder(options: FolderOptions): Promise<string> {
  const { target, product, work } = options;
  const app = join(work, `app-${target}`);
  await stageApp(app, product, target);
  const output = join(work, 'builder');
  await build({
    targets:
      target === 'win32'
        ? Platform.WINDOWS.createTarget('dir', Arch[arch])
        : Platform.LINUX.createTarget('dir', Arch[arch]),
    projectDir: fromRoot('.'),
    publish: 'never',
    config: {
      appId: product.appId,
      productName: product.name,
      copyright: options.isTestBuild ? testBuildMark : `© ${product.vendor}`,
      directories: { app, output, buildResources: join(work, 'no-resources') },
      electronVersion: options.electronVersion,
      electronDist: options.runtime,
      electronLanguages: ['ko', 'en-US'],
      // Laid out already, file by file: electron-builder has nothing to collect or to compile.
      beforeBuild: () => Promise.resolve(false),
      // Of node_modules it takes nothing by a pattern, but what a set of files names.
      files: ['**/*', { from: join(app, 'node_modules'), to: 'node_modules', filter: ['**/*'] }],
      // Smart unpacking would put whole packages beside the archive, where no hash guards them.
      asar: { smartUnpack: false },
      asarUnpack: ['**/*.node'],
      afterExtract,
      afterPack: (context) => burnFuses(context, options),
      publish: null,
      // Everything is signed in one go, when it has been verified.
      win: { target: ['dir'], icon: product.icon, signExecutable: false, forceCodeSigning: false },
      linux: { target: ['dir'], executableName: product.linuxName, category: 'Network' },
    },
  });
  const folder = join(output, target === 'win32' ? 'win-unpacked' : 'linux-unpacked');
  const parts = partsIn(join(folder, 'resources', 'app.asar'));
  writeFileSync(join(folder, 'THIRD-PARTY.txt'), thirdPartyText(parts));
  writeFileSync(join(folder, 'sbom.cdx.json'), billOfMaterials(parts));
  return folder;
}

/** Electron's own sample app: whoever removes ours would start it with our program. */
function afterExtract({ appOutDir }: Pick<AfterPackContext, 'appOutDir'>): Promise<void> {
  rmSync(join(appOutDir, 'resources', 'default_app.asar'), { force: true });
  rmSync(join(appOutDir, 'version'), { force: true });
  return Promise.resolve();
}

/** electron-builder's own copy of the tool does not know the newest fuse. */
async function burnFuses({ appOutDir }: AfterPackContext, options: FolderOptions): Promise<void> {
  const program = join(appOutDir, programOf(options.target, options.product));
  await flipFuses(program, options.isTestBuild ? fusesOfTestBuild : fuses);
}

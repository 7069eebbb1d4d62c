import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromRoot } from '../../vite/paths.ts';
import { filesBelow } from '../folder/stage-app.ts';
import type { InstallerOptions } from './installer-options.ts';

/** Compiles the installer; where there is a signer it signs the uninstaller inside and the installer. */
export function makeNsis(options: InstallerOptions): void {
  const work = mkdtempSync(join(tmpdir(), 'nsis-'));
  try {
    const files = join(work, 'files.nsh');
    // UTF-8 is said by -INPUTCHARSET for every script.
    writeFileSync(files, removal(filesBelow(options.folder)));
    const defines = Object.entries(definesOf(options, files)).map(([name, value]) => `-D${name}=${value}`);
    const args = [
      '-V2',
      '-WX',
      '-INPUTCHARSET',
      'UTF8',
      ...defines,
      fromRoot('build/installer/windows/installer.nsi'),
    ];
    const { status, stdout, stderr, error } = spawnSync('makensis', args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`makensis has failed: ${error?.message ?? `${stdout}\n${stderr}`}`);
  } finally {
    rmSync(work, { recursive: true });
  }
}

/** Removes every file by its name and the folders that are empty then: what others put there stays. */
export function removal(files: readonly string[]): string {
  const folders = new Set<string>();
  for (const file of files) {
    for (let end = file.lastIndexOf('/'); end > 0; end = file.lastIndexOf('/', end - 1))
      folders.add(file.slice(0, end));
  }
  const line = (word: string, path: string): string => `${word} "$INSTDIR\\${path.replaceAll('/', '\\')}"`;
  const deepestFirst = [...folders].toSorted((one, other) => other.length - one.length);
  return [
    ...files.map((file) => line('Delete', file)),
    ...deepestFirst.map((folder) => line('RMDir', folder)),
    '',
  ].join('\n');
}

function definesOf(options: InstallerOptions, files: string): Readonly<Record<string, string>> {
  const { product, version, legal, folder, output, signer } = options;
  return {
    NAME: product.name,
    KOREAN: product.koreanName,
    VENDOR: product.vendor,
    VERSION: version,
    VERSION4: `${version}.0`,
    LEGAL: legal,
    APP_ID: product.appId,
    ACTIVATOR: product.toastActivator,
    SCHEME: product.linkScheme,
    WEBSITE: product.website ?? '',
    SERVER: product.server ?? '',
    ICON: product.icon,
    SOURCE: folder,
    OUTPUT: output,
    FILES: files,
    ...(signer === null ? {} : { SIGN: signer }),
  };
}

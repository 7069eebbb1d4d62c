import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Product } from '../../product/product.ts';
import { filesBelow } from '../folder/stage-app.ts';
import { fileVersion } from './file-version.ts';
import type { InstallerOptions } from './installer-options.ts';
import { fileKey, installedByProperty, packageSource, seeds } from './package-source.ts';
import texts from './texts.json' with { type: 'json' };

/** Makes the package for Windows Installer, unsigned: by wixl, and by what it cannot say put into its tables. */
export function makeMsi(options: Omit<InstallerOptions, 'signer'>): void {
  const { product, version, legal, folder, output } = options;
  const work = mkdtempSync(join(tmpdir(), 'msi-'));
  const files = filesBelow(folder);
  try {
    const source = join(work, 'package.wxs');
    writeFileSync(source, packageSource(product, version, files));
    rmSync(output, { force: true });
    // Sources of files are relative to the working directory of wixl.
    run('wixl', ['-a', 'x64', '-o', output, source], folder);
    // Before any text in Korean, which is dropped in silence otherwise.
    importTable(output, work, 'codepage', '\r\n\r\n65001\t_ForceCodepage\r\n');
    importTable(output, work, 'shortcut', shortcutProperties(product));
    for (const query of queries(product, files, folder)) run('msibuild', [output, '-q', query], work);
    const summary = [
      `${product.name} ${version} ${legal}`,
      product.vendor,
      'x64;1042',
      `{${randomUUID().toUpperCase()}}`,
    ];
    run('msibuild', [output, '-s', ...summary], work);
  } finally {
    rmSync(work, { recursive: true });
  }
}

/** wixl 0.101 has no words for these. A query holds no text but ours and what the white label file may contain. */
function queries(product: Product, files: readonly string[], folder: string): readonly string[] {
  const overNsis = `${product.koreanName}: ${texts.overSetup}`;
  const properties = [
    ...seeds.map(([property]) => property),
    'WIX_DOWNGRADE_DETECTED',
    'WIX_UPGRADE_DETECTED',
  ];
  return [
    set('Property', 'Value', product.koreanName, 'Property', 'ProductName'),
    ...(product.website === null
      ? []
      : [insert('Property', { Property: 'ARPURLINFOABOUT', Value: product.website })]),
    set('LaunchCondition', 'Description', texts.downgrade, 'Condition', 'NOT WIX_DOWNGRADE_DETECTED'),
    insert('LaunchCondition', {
      Condition: `Installed OR ${installedByProperty} <> "nsis"`,
      Description: overNsis,
    }),
    // What a person without rights says on the command line has to reach the part of the installation that has them.
    set('Property', 'Value', properties.join(';'), 'Property', 'SecureCustomProperties'),
    ...seeds.map(([property, value]) => set('Component', 'Condition', property, 'Component', `s${value}`)),
    ...(product.server === null
      ? []
      : [insert('Property', { Property: 'SERVER_PROFILE', Value: product.server })]),
    // Inside the transaction: an upgrade that fails leaves the former version.
    "UPDATE `InstallExecuteSequence` SET `Sequence`=1501 WHERE `Action`='RemoveExistingProducts'",
    ...versionQueries(files, folder),
  ];
}

/** Without versions Windows keeps a file on the disk that has one, and then removes it with the former product. */
function versionQueries(files: readonly string[], folder: string): readonly string[] {
  return files
    .filter((file) => /\.(?:exe|dll|node)$/.test(file))
    .flatMap((file) => {
      const version = fileVersion(readFileSync(join(folder, file)));
      return version === null
        ? []
        : [
            set('File', 'Version', version, 'File', fileKey(file)),
            set('File', 'Language', '1033', 'File', fileKey(file)),
          ];
    });
}

/** The model id and the toast activator of the shortcut, by the names that Windows has for these properties. */
function shortcutProperties({ appId, toastActivator }: Product): string {
  const rows = [
    ['MsiShortcutProperty', 'Shortcut_', 'PropertyKey', 'PropVariantValue'],
    ['s72', 's72', 's0', 's0'],
    ['MsiShortcutProperty', 'MsiShortcutProperty'],
    ['AppId', 'StartMenu', 'System.AppUserModel.ID', appId],
    // Braces would be read as a formatted text.
    [
      'Activator',
      'StartMenu',
      'System.AppUserModel.ToastActivatorCLSID',
      toastActivator.replace('{', '[\\{]').replace(/\}$/, '[\\}]'),
    ],
  ];
  return `${rows.map((row) => row.join('\t')).join('\r\n')}\r\n`;
}

function importTable(output: string, work: string, name: string, content: string): void {
  const file = join(work, `${name}.idt`);
  writeFileSync(file, content);
  run('msibuild', [output, '-i', file], work);
}

function set(table: string, column: string, value: string, key: string, is: string): string {
  return `UPDATE \`${table}\` SET \`${column}\`='${value}' WHERE \`${key}\`='${is}'`;
}

function insert(table: string, row: Readonly<Record<string, string>>): string {
  const columns = Object.keys(row).map((column) => `\`${column}\``);
  const values = Object.values(row).map((value) => `'${value}'`);
  return `INSERT INTO \`${table}\` (${columns.join(', ')}) VALUES (${values.join(', ')})`;
}

function run(program: string, args: readonly string[], cwd: string): void {
  execFileSync(program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
}

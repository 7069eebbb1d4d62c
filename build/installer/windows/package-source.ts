import { createHash } from 'node:crypto';
import { nameUuid } from '../../product/name-uuid.ts';
import type { Product } from '../../product/product.ts';
import { programOf } from '../program-of.ts';

/** What people may say once when they install by MSI: the property, and the value of the registry that it seeds. */
export const seeds = [
  ['SERVER_PROFILE', 'ServerProfile'],
  ['UPDATE_MODE', 'UpdateMode'],
  ['AUTOSTART', 'Autostart'],
] as const;

/** Of how the product was installed before; setup.exe writes `nsis`, this package `msi`. */
export const installedByProperty = 'INSTALLED_BY';

/** The key of a file in the tables of the package. */
export function fileKey(path: string): string {
  return `f${digest(path)}`;
}

/**
 * The source of a Windows Installer package in the dialect that wixl reads: ASCII, one component a file, ids that a path
 * always has. What wixl cannot say is put into the tables afterwards.
 */
export function packageSource(product: Product, version: string, files: readonly string[]): string {
  const uuid = (name: string): string => nameUuid(product.packageNamespace, name);
  const key = registryKey(product);
  const entry = (id: string, name: string, value: string, isKeyPath = false): string =>
    `<RegistryValue Id="${id}" Root="HKLM" Key="${key}" Name="${name}" Type="string" Value="${escaped(value)}"${isKeyPath ? ' KeyPath="yes"' : ''}/>`;
  const search = (id: string, name: string): string =>
    `<RegistrySearch Id="${id}" Root="HKLM" Key="${key}" Name="${name}" Type="raw" Win64="yes"/>`;
  const scheme = `Software\\Classes\\${product.linkScheme}`;
  const open = `&quot;[INSTALLDIR]${programOf('win32', product)}&quot; &quot;%1&quot;`;
  const seeded = seeds.map(([property, value]) => [property, `s${value}`, value] as const);
  return `<?xml version="1.0" encoding="UTF-8"?>
<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">
<Product Id="*" Name="${product.name}" Language="1042" Version="${version}" Manufacturer="${escaped(product.vendor)}" UpgradeCode="${uuid('upgrade code')}">
<Package InstallerVersion="500" Compressed="yes" InstallScope="perMachine" Description="${product.name}"/>
<MajorUpgrade DowngradeErrorMessage="newer"/>
<Media Id="1" Cabinet="app.cab" EmbedCab="yes"/>
<Property Id="ARPNOMODIFY" Value="1"/><Property Id="REINSTALLMODE" Value="amus"/>
<Property Id="${installedByProperty}">${search('searchSource', 'InstallSource')}</Property>
${seeded.map(([property, id, value]) => `<Property Id="${property}">${search(`q${id}`, value)}</Property>`).join('\n')}
<Directory Id="TARGETDIR" Name="SourceDir">
<Directory Id="ProgramFiles64Folder"><Directory Id="INSTALLDIR" Name="${product.name}">
${folderSource(files, product)}
<Component Id="RegBase" Guid="${uuid('registry')}" Win64="yes">${entry('rDir', 'InstallDir', '[INSTALLDIR]', true)}${entry('rSource', 'InstallSource', 'msi')}${entry('rVersion', 'Version', version)}
<RegistryValue Id="rScheme" Root="HKLM" Key="${scheme}" Type="string" Value="URL:${product.name}"/>
<RegistryValue Id="rProtocol" Root="HKLM" Key="${scheme}" Name="URL Protocol" Type="string" Value=""/>
<RegistryValue Id="rOpen" Root="HKLM" Key="${scheme}\\shell\\open\\command" Type="string" Value="${open}"/></Component>
${seeded.map(([property, id, value]) => `<Component Id="${id}" Guid="${uuid(`registry ${value}`)}" Win64="yes">${entry(`r${value}`, value, `[${property}]`, true)}</Component>`).join('\n')}
</Directory></Directory>
<Directory Id="ProgramMenuFolder"/>
</Directory>
<Feature Id="Main" Level="1">${[...files.map(componentKey), 'RegBase', ...seeded.map(([, id]) => id)].map((id) => `<ComponentRef Id="${id}"/>`).join('')}</Feature>
</Product>
</Wix>
`;
}

/** Where the product writes in the registry of the machine. */
function registryKey(product: Product): string {
  return `Software\\${product.vendor}\\${product.name}`;
}

/** The files below a folder, and those of each folder in it. */
function folderSource(files: readonly string[], product: Product, parent = ''): string {
  const inside = files.filter((file) => file.startsWith(parent)).map((file) => file.slice(parent.length));
  const own = inside.filter((file) => !file.includes('/')).map((file) => fileSource(parent + file, product));
  const folders = [
    ...new Set(inside.filter((file) => file.includes('/')).map((file) => file.slice(0, file.indexOf('/')))),
  ];
  const below = folders.map((folder) => {
    const path = `${parent}${folder}/`;
    return `<Directory Id="d${digest(path)}" Name="${escaped(folder)}">${folderSource(files, product, path)}</Directory>`;
  });
  return [...own, ...below].join('\n');
}

function fileSource(path: string, product: Product): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const guid = nameUuid(product.packageNamespace, `file ${path}`);
  const shortcut =
    path === programOf('win32', product)
      ? `<Shortcut Id="StartMenu" Directory="ProgramMenuFolder" Name="${product.name}" WorkingDirectory="INSTALLDIR" Advertise="no" Target="[INSTALLDIR]${path}"/>`
      : '';
  return `<Component Id="${componentKey(path)}" Guid="${guid}" Win64="yes"><File Id="${fileKey(path)}" Name="${escaped(name)}" Source="${escaped(path)}" KeyPath="yes"/>${shortcut}</Component>`;
}

function componentKey(path: string): string {
  return `c${digest(path)}`;
}

function digest(path: string): string {
  return createHash('sha1').update(path).digest('hex').slice(0, 24);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

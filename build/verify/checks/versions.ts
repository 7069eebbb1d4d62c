import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractFile } from '@electron/asar';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';
import { programOf } from '../../installer/program-of.ts';
import { testBuildMark } from '../../product/test-build.ts';
import { archiveOf, type Check } from '../subject.ts';

/** The archive and the program say the same name and version; a test build says that it is one, and nothing else does. */
export const versions: Check = (subject) => {
  const { product, version, target, folder, isTestBuild } = subject;
  const manifest = JSON.parse(extractFile(archiveOf(subject), 'package.json').toString('utf8')) as Record<
    string,
    unknown
  >;
  const stated: [string, unknown, unknown][] = [
    ['version of package.json', manifest['version'], version],
    ['name of package.json', manifest['productName'], product.name],
  ];
  if (target === 'win32') {
    const strings = versionStrings(join(folder, programOf(target, product)));
    stated.push(
      ['name of the program', strings['ProductName'], product.name],
      ['version of the program', strings['ProductVersion']?.replace(/\.0$/, ''), version],
      ['mark of test builds', strings['LegalCopyright'] === testBuildMark, isTestBuild],
    );
  }
  return stated
    .filter(([, found, wanted]) => found !== wanted)
    .map(([what, found, wanted]) => `the ${what} is ${String(found)}, not ${String(wanted)}`);
};

function versionStrings(program: string): Readonly<Record<string, string>> {
  const { entries } = NtExecutableResource.from(
    NtExecutable.from(readFileSync(program), { ignoreCert: true }),
  );
  const [info] = Resource.VersionInfo.fromEntries(entries);
  const [language] = info?.getAllLanguagesForStringValues() ?? [];
  return info === undefined || language === undefined ? {} : info.getStringValues(language);
}

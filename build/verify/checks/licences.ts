import { extractFile } from '@electron/asar';
import { problemsOf } from '../../licences/known-licences.ts';
import { partsIn } from '../../licences/packed-parts.ts';
import { archiveOf, filesOf, type Check } from '../subject.ts';
import { filesIn } from './archive-listing.ts';

/** What Narae is made of is told with its terms: in the program, and in files for those who look without starting it. */
export const licences: Check = (subject) => {
  const parts = partsIn(archiveOf(subject));
  const names = new Set(parts.map(({ name }) => name));
  const beside = filesIn(archiveOf(subject)).filter((file) =>
    /^node_modules\/(?:@[^/]+\/)?[^/]+\/package\.json$/.test(file),
  );
  const untold = beside
    .map(
      (file) =>
        JSON.parse(extractFile(archiveOf(subject), file).toString('utf8')) as { readonly name: string },
    )
    .filter(({ name }) => !names.has(name));
  const files = ['LICENSES.chromium.html', 'THIRD-PARTY.txt', 'sbom.cdx.json'];
  return [
    ...problemsOf(parts),
    ...['Narae', 'electron', 'react']
      .filter((name) => !names.has(name))
      .map((name) => `${name} is not told of`),
    ...untold.map(({ name }) => `${name} is packed, and nothing tells of it`),
    ...files.filter((file) => !filesOf(subject).includes(file)).map((file) => `${file} is missing`),
  ];
};

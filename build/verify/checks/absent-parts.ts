import { readFileSync } from 'node:fs';
import { archiveOf, filesOf, type Check } from '../subject.ts';
import { filesIn } from './archive-listing.ts';

/** Parts of development, and what only their code has in it: a name of a file would not show that one was bundled. */
const parts: readonly { readonly name: string; readonly file: RegExp; readonly text: string }[] = [
  { name: 'the stand-in for Electron', file: /standin/i, text: 'STANDIN_CHROMIUM' },
  { name: 'the simulated colleagues', file: /demo-worker/, text: 'planUnasked' },
  { name: 'the demo agency', file: /demo-agency/, text: 'plannedAgencies' },
  { name: 'the server', file: /relay-worker/, text: 'fastify.' },
];

/** Nothing that is only for development: the stand-in, the demo agency, the server. */
export const absentParts: Check = (subject) => {
  const files = [...filesOf(subject), ...filesIn(archiveOf(subject))];
  const content = readFileSync(archiveOf(subject));
  return parts.flatMap(({ name, file, text }) => [
    ...files.filter((path) => file.test(path)).map((path) => `${path} belongs to ${name}`),
    ...(content.includes(text) ? [`${name} is in the archive`] : []),
  ]);
};

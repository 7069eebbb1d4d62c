import { listPackage } from '@electron/asar';
import { archiveOf, type Check } from '../subject.ts';

/** All that may be in the archive. What is not known here is a mistake, or has to be thought about. */
const allowed: readonly RegExp[] = [
  /^package\.json$/,
  /^out\/main\/(?:main|core-worker|directory-worker|erase-worker)\.js$/,
  /^out\/main\/chunks\/[\w-]+\.js$/,
  /^out\/preload\/preload\.cjs$/,
  /^out\/renderer\/(?:index\.html|licences\.json)$/,
  /^out\/renderer\/assets\/[\w.-]+\.(?:js|css|svg|woff2)$/,
  /^node_modules\/(?:better-sqlite3|node-addon-api|node-gyp-build|type-fest|@signalapp\/libsignal-client)\/(?:[\w@+.-]+\/)*[\w@+.-]+$/,
];

/** What an allowed folder may not hold all the same. */
const forbidden =
  /\.(?:map|ts|mts|cts|tsx|pdb|c|cc|cpp|h|gyp|tsbuildinfo)$|(?:^|\/)(?:tests?|__tests__|docs|\.[^/]*)(?:\/|$)/;

/** Compares what is in the archive with the list of what may be; no source maps, sources or tests among it. */
export const archiveListing: Check = (subject) => {
  const files = filesIn(archiveOf(subject));
  const problems = files
    .filter((file) => forbidden.test(file) || !allowed.some((pattern) => pattern.test(file)))
    .map((file) => `${file} does not belong into the archive`);
  const needed = ['package.json', 'out/main/main.js', 'out/preload/preload.cjs', 'out/renderer/index.html'];
  return [...problems, ...needed.filter((file) => !files.includes(file)).map((file) => `${file} is missing`)];
};

/** The files of an archive without their folders. */
export function filesIn(archive: string): readonly string[] {
  const entries = listPackage(archive, { isPack: false }).map((path) => path.replaceAll('\\', '/').slice(1));
  const folders = new Set(entries.map((path) => path.slice(0, path.lastIndexOf('/'))));
  return entries.filter((path) => !folders.has(path));
}

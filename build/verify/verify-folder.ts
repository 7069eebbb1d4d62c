import { uncacheAll } from '@electron/asar';
import { absentParts } from './checks/absent-parts.ts';
import { archiveListing } from './checks/archive-listing.ts';
import { burntFuses } from './checks/burnt-fuses.ts';
import { folderListing } from './checks/folder-listing.ts';
import { integrityHash } from './checks/integrity-hash.ts';
import { licences } from './checks/licences.ts';
import { nativeModules } from './checks/native-modules.ts';
import { secrets } from './checks/secrets.ts';
import { standIn } from './checks/stand-in.ts';
import { versions } from './checks/versions.ts';
import type { Check, Subject } from './subject.ts';

/** Every check, by the name that stands before what it finds. */
export const checks: Readonly<Record<string, Check>> = {
  'archive listing': archiveListing,
  'folder listing': folderListing,
  'integrity hash': integrityHash,
  'native modules': nativeModules,
  'stand-in': standIn,
  'absent parts': absentParts,
  fuses: burntFuses,
  licences,
  secrets,
  versions,
};

/** Everything that is wrong with an application folder; empty when it may leave. `except` names checks to leave out. */
export async function verifyFolder(
  subject: Subject,
  except: readonly string[] = [],
): Promise<readonly string[]> {
  // What was read of an archive is remembered by its path: it may be another one by now.
  uncacheAll();
  const problems: string[] = [];
  for (const [name, check] of Object.entries(checks)) {
    if (except.includes(name)) continue;
    const found = await Promise.resolve()
      .then(() => check(subject))
      // A folder too damaged to be looked at is not in order.
      .catch((error: unknown) => [String(error)]);
    problems.push(...found.map((problem) => `${name}: ${problem}`));
  }
  return problems;
}

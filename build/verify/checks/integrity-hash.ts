import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getRawHeader } from '@electron/asar';
import { NtExecutable, NtExecutableResource } from 'resedit';
import { programOf } from '../../installer/program-of.ts';
import { archiveOf, type Check } from '../subject.ts';

/** The program of Windows carries the hash of the one archive it may load. Linux has nothing to carry it in. */
export const integrityHash: Check = (subject) => {
  if (subject.target !== 'win32') return [];
  const program = readFileSync(join(subject.folder, programOf(subject.target, subject.product)));
  const { entries } = NtExecutableResource.from(NtExecutable.from(program, { ignoreCert: true }));
  const entry = entries.find(({ type, id }) => type === 'INTEGRITY' && id === 'ELECTRONASAR');
  if (entry === undefined) return ['the program does not know which archive it may load'];
  const stated = JSON.parse(Buffer.from(entry.bin).toString('utf8')) as unknown;
  const value = createHash('sha256')
    .update(getRawHeader(archiveOf(subject)).headerString)
    .digest('hex');
  const wanted = [{ file: 'resources\\app.asar', alg: 'SHA256', value }];
  return JSON.stringify(stated) === JSON.stringify(wanted)
    ? []
    : ['the archive is not the one the program was made for'];
};

import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { Target } from '../../installer/target.ts';
import { filesOf, type Check } from '../subject.ts';

/** The modules with native code, and no others. */
const modules: Readonly<Record<Target, readonly string[]>> = {
  win32: [
    'node_modules/@signalapp/libsignal-client/prebuilds/win32-x64/@signalapp+libsignal-client.node',
    'node_modules/better-sqlite3/prebuilds/win32-x64.node',
  ],
  linux: [
    'node_modules/@signalapp/libsignal-client/prebuilds/linux-x64/@signalapp+libsignal-client.node',
    'node_modules/better-sqlite3/prebuilds/linux-x64.node',
  ],
};

/** Exactly the native modules of this system; every program and library is for its processors. */
export const nativeModules: Check = (subject) => {
  const files = filesOf(subject);
  const wanted = modules[subject.target].map((file) => `resources/app.asar.unpacked/${file}`);
  const found = files.filter((file) => file.endsWith('.node'));
  const programs = files.filter((file) => /\.(?:exe|dll|node|so(?:\.\d+)?)$/.test(file));
  return [
    ...wanted.filter((file) => !found.includes(file)).map((file) => `${file} is missing`),
    ...found.filter((file) => !wanted.includes(file)).map((file) => `${file} is foreign`),
    ...programs
      .filter((file) => machineOf(join(subject.folder, file)) !== subject.target)
      .map((file) => `${file} is no program for ${subject.target} on 64-bit processors`),
  ];
};

/** For which system a file is a program, by its first bytes: PE with machine 0x8664, or 64-bit ELF with machine 62. */
function machineOf(path: string): Target | null {
  const head = Buffer.alloc(4096);
  const file = openSync(path, 'r');
  const length = readSync(file, head);
  closeSync(file);
  if (length < 64) return null;
  if (head.toString('latin1', 0, 2) === 'MZ') {
    const start = head.readUInt32LE(0x3c);
    const isX64 = start + 6 <= length && head.toString('latin1', start, start + 4) === 'PE\0\0';
    return isX64 && head.readUInt16LE(start + 4) === 0x8664 ? 'win32' : null;
  }
  const isElf = head.toString('latin1', 0, 5) === '\x7fELF\x02';
  return isElf && head.readUInt16LE(18) === 62 ? 'linux' : null;
}

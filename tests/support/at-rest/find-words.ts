import { spawnSync } from 'node:child_process';
import { closeSync, fstatSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PatternSet } from './pattern-set.ts';

/** A place where something secret stands in the clear. */
export interface Finding {
  readonly place: string;
  readonly word: string;
}

/** Every folder for temporary files that the system has. */
export function temporaryFolders(): readonly string[] {
  return [...new Set([tmpdir(), '/tmp', '/var/tmp', '/dev/shm', '/run'])].filter(isFolder);
}

/** Where words stand in files below the folders that were changed since a time, in UTF-8 or UTF-16. */
export function findInFolders(
  folders: readonly string[],
  words: readonly (string | Uint8Array)[],
  since: number,
): readonly Finding[] {
  const files = new Set(folders.flatMap((folder) => freshFilesBelow(folder, since)));
  const patterns = patternsOf(words);
  return [...files].flatMap((file) => findInFile(file, patterns));
}

/** Where words stand in the files that processes (this one, when none are named) have open, deleted ones too. */
export function findInDescriptors(
  words: readonly (string | Uint8Array)[],
  processes: readonly number[] = [process.pid],
): readonly Finding[] {
  const patterns = patternsOf(words);
  return openFiles(processes).flatMap((descriptor) => findInFile(descriptor, patterns));
}

/** Where words stand in some bytes. */
export function findInBytes(
  place: string,
  content: Uint8Array,
  words: readonly (string | Uint8Array)[],
): readonly Finding[] {
  return toFindings(place, patternsOf(words).find(content));
}

function toFindings(place: string, words: ReadonlySet<string>): readonly Finding[] {
  return [...words].map((word) => ({ place, word }));
}

function patternsOf(words: readonly (string | Uint8Array)[]): PatternSet {
  return new PatternSet(
    words.flatMap((word) =>
      patterns(word).map((bytes) => ({ word: typeof word === 'string' ? word : 'key', bytes })),
    ),
  );
}

/** A text in both encodings; a key as it is, in hex and in base64. */
function patterns(word: string | Uint8Array): readonly Buffer[] {
  if (typeof word === 'string') return [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')];
  const key = Buffer.from(word);
  const base64 = key.toString('base64').replace(/=+$/, '');
  const texts = [key.toString('hex'), key.toString('hex').toUpperCase(), base64];
  return [key, ...texts.flatMap((text) => [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')])];
}

function findInFile(file: string, patterns: PatternSet): readonly Finding[] {
  try {
    const descriptor = openSync(file, 'r');
    try {
      if (!fstatSync(descriptor).isFile()) return [];
      const content = file.startsWith('/proc/') ? readWhole(descriptor) : readFileSync(file);
      return toFindings(file, patterns.find(content));
    } finally {
      closeSync(descriptor);
    }
  } catch {
    // Gone meanwhile, or not to be read by this user: nothing that this program has written.
    return [];
  }
}

function readWhole(descriptor: number): Buffer {
  const content = Buffer.alloc(fstatSync(descriptor).size);
  readSync(descriptor, content, 0, content.length, 0);
  return content;
}

/** The descriptors behind which files are, one a file: the processes of one app share many. */
function openFiles(processes: readonly number[]): readonly string[] {
  const found = new Map<string, string>();
  for (const descriptor of processes.flatMap(descriptorsOf))
    try {
      // Asked before it is opened: a pipe without a writer would never open.
      const file = statSync(descriptor);
      if (file.isFile()) found.set(`${String(file.dev)}:${String(file.ino)}`, descriptor);
    } catch {
      // Closed meanwhile.
    }
  return [...found.values()];
}

function descriptorsOf(process: number): readonly string[] {
  const folder = `/proc/${String(process)}/fd`;
  try {
    return readdirSync(folder).map((descriptor) => join(folder, descriptor));
  } catch {
    // Ended meanwhile.
    return [];
  }
}

/**
 * By `find` where the system has it: in temporary folders there may be hundreds of thousands of other files, which it looks
 * at in a tenth of the time. What it may not look into is no reason to give up (its exit code then is 1).
 */
function freshFilesBelow(folder: string, since: number): readonly string[] {
  // A second earlier: what is as old as the second itself is not newer than it.
  const second = `@${String(Math.floor(since / 1000) - 1)}`;
  const asked = [folder, '-type', 'f', '-newermt', second, '-print0'];
  const { error, stdout } = spawnSync('find', asked, { maxBuffer: 2 ** 28 });
  const names = error === undefined ? stdout.toString().split('\0') : filesBelow(folder);
  return names.filter((file) => file !== '' && isFresh(file, since));
}

function filesBelow(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}

function isFresh(file: string, since: number): boolean {
  try {
    return statSync(file).mtimeMs >= since;
  } catch {
    return false;
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

import { closeSync, openSync, readSync, statSync, existsSync } from 'node:fs';

const headerBytes = 32;
const frameHeaderBytes = 24;
/** The last bit of the magic number says in which order of bytes the sums are made. */
const magicMask = 0xfffffffe;
const magic = 0x377f0682;

type Sums = readonly [number, number];

/**
 * Whether commits stand in a write-ahead log behind a place where its chain of check sums breaks. SQLite takes such a log
 * for one that ends there and says nothing, which is right after a crash, when no commit follows, and a loss otherwise.
 * `file` is the log; nobody may have its database open in this process, because closing the log drops locks.
 */
export function isLogDamaged(file: string): boolean {
  if (!existsSync(file) || statSync(file).size <= headerBytes) return false;
  const handle = openSync(file, 'r');
  try {
    return isChainBroken((length, position) => {
      const bytes = Buffer.alloc(length);
      return readSync(handle, bytes, 0, length, position) === length ? bytes : null;
    });
  } finally {
    closeSync(handle);
  }
}

/** The format: https://www.sqlite.org/fileformat2.html#the_write_ahead_log */
function isChainBroken(read: (length: number, position: number) => Buffer | null): boolean {
  const header = read(headerBytes, 0);
  if (header === null) return false;
  const isBigEndian = (header.readUInt32BE(0) & 1) === 1;
  const add = (sums: Sums, bytes: Buffer): Sums => addTo(sums, bytes, isBigEndian);
  let sums = add([0, 0], header.subarray(0, 24));
  if ((header.readUInt32BE(0) & magicMask) >>> 0 !== magic || !equals(sums, header, 24)) return true;
  const salts = header.subarray(16, 24);
  const frameBytes = frameHeaderBytes + header.readUInt32BE(8);
  let broken = false;
  for (let position = headerBytes; ; position += frameBytes) {
    const frame = read(frameBytes, position);
    if (frame === null) return false;
    // Frames of another round of the log are what it was overwritten over.
    const isOfThisRound = frame.subarray(8, 16).equals(salts);
    const isCommit = frame.readUInt32BE(4) !== 0;
    if (!broken) {
      sums = add(add(sums, frame.subarray(0, 8)), frame.subarray(frameHeaderBytes));
      broken = !isOfThisRound || !equals(sums, frame, 16);
    }
    if (broken && isOfThisRound && isCommit) return true;
  }
}

function addTo([first, second]: Sums, bytes: Buffer, isBigEndian: boolean): Sums {
  let [a, b] = [first, second];
  const word = (at: number): number => (isBigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at));
  for (let at = 0; at + 8 <= bytes.length; at += 8) {
    a = (a + word(at) + b) >>> 0;
    b = (b + word(at + 4) + a) >>> 0;
  }
  return [a, b];
}

function equals([first, second]: Sums, bytes: Buffer, at: number): boolean {
  return bytes.readUInt32BE(at) === first && bytes.readUInt32BE(at + 4) === second;
}

import { isUtf8 } from 'node:buffer';

/** How a file's letters are written: cp949 is what WHATWG calls euc-kr. */
export type TextEncoding = 'utf-8' | 'cp949';

/** What is looked at of a file to tell how it is written. */
export const sampleBytes = 256 * 1024;

/** Turns the bytes of a record into text; null for bytes that are none in this encoding. */
export type Decode = (bytes: Buffer) => string | null;

/** @throws nothing: what is no text is null. */
export function decoder(encoding: TextEncoding): Decode {
  if (encoding === 'utf-8') return (bytes) => (isUtf8(bytes) ? bytes.toString('utf8') : null);
  const korean = new TextDecoder('euc-kr', { fatal: true });
  return (bytes) => {
    try {
      return korean.decode(bytes);
    } catch {
      return null;
    }
  };
}

/**
 * The encoding in which most lines of a sample are text; a mark at its beginning decides (UTF-8). A damaged line or two change
 * nothing. Null where neither fits, as for UTF-16.
 */
export function recogniseEncoding(sample: Buffer, isWholeFile: boolean): TextEncoding | null {
  if (sample.subarray(0, 3).equals(utf8Mark)) return 'utf-8';
  if (sample.includes(0)) return null;
  const lines = linesOf(sample, isWholeFile).filter((line) => line.some((byte) => byte >= 0x80));
  if (lines.length === 0) return 'utf-8';
  const share = (encoding: TextEncoding): number => {
    const decode = decoder(encoding);
    return lines.filter((line) => decode(line) !== null).length / lines.length;
  };
  if (share('utf-8') > 0.5) return 'utf-8';
  return share('cp949') > 0.5 ? 'cp949' : null;
}

export const utf8Mark = Buffer.from([0xef, 0xbb, 0xbf]);

/** The last one may be cut off in the middle of a letter. */
function linesOf(sample: Buffer, isWholeFile: boolean): readonly Buffer[] {
  const lines: Buffer[] = [];
  let start = 0;
  for (let end = sample.indexOf(0x0a); end >= 0; end = sample.indexOf(0x0a, start)) {
    lines.push(sample.subarray(start, end));
    start = end + 1;
  }
  if (isWholeFile || lines.length === 0) lines.push(sample.subarray(start));
  return lines;
}

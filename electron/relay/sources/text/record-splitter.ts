import type { RecordProblem } from '../../directory-source.ts';

/**
 * The longest record, in bytes: everything that is known of a person takes some hundred. What is longer is passed over
 * without being kept.
 */
const maximumRecordBytes = 64 * 1024;
/** A quoted text of more lines than this is a quote that nobody has closed. */
const maximumQuotedLines = 20;

/** A record as it stands in the file, or why it is none; with the number of its first line. */
export type RawRecord =
  | { readonly line: number; readonly bytes: Buffer }
  | { readonly line: number; readonly problem: RecordProblem };

const newline = 0x0a;
const carriageReturn = 0x0d;
const quote = 0x22;

type State = 'ended' | 'broken' | 'open' | 'unfinished';

/**
 * Cuts bytes into records: at line ends outside quotes (RFC 4180). Works on bytes, since neither UTF-8 nor cp949 uses those
 * of a quote, a separator or a line end within a character. A quote that is not closed costs its own line only.
 */
export class RecordSplitter {
  readonly #separators: ReadonlySet<number> | null;
  #kept: Buffer = Buffer.alloc(0);
  #line = 1;
  /** Inside a line that is too long: everything up to its end is passed over. */
  #passing = false;

  /** `separators`: bytes after which a quote opens a quoted field; null where quotes mean nothing. */
  constructor(separators: readonly number[] | null) {
    this.#separators = separators === null ? null : new Set(separators);
  }

  /** The records that end in these bytes. */
  push(chunk: Buffer): readonly RawRecord[] {
    let bytes = chunk;
    if (this.#passing) {
      const end = bytes.indexOf(newline);
      if (end < 0) return [];
      this.#passing = false;
      this.#line += 1;
      bytes = bytes.subarray(end + 1);
    }
    return this.#split(this.#kept.length === 0 ? bytes : Buffer.concat([this.#kept, bytes]), false);
  }

  /** What is left at the end of the file. */
  end(): readonly RawRecord[] {
    return this.#passing ? [] : this.#split(this.#kept, true);
  }

  #split(bytes: Buffer, isEnd: boolean): readonly RawRecord[] {
    const records: RawRecord[] = [];
    let start = 0;
    while (start < bytes.length) {
      const { state, end, lines } = this.#look(bytes, start);
      if (state === 'ended') records.push(this.#record(bytes.subarray(start, end)));
      else {
        const isHopeless =
          state === 'broken' || (state === 'open' && (isEnd || end - start > maximumRecordBytes));
        const lineEnd = isHopeless ? bytes.indexOf(newline, start) : -1;
        if (lineEnd < 0) break;
        records.push({ line: this.#line, problem: 'quote-not-closed' });
        this.#line += 1;
        start = lineEnd + 1;
        continue;
      }
      this.#line += lines;
      start = end + 1;
    }
    this.#keep(bytes.subarray(start), isEnd, records);
    return records;
  }

  #record(bytes: Buffer): RawRecord {
    if (bytes.length > maximumRecordBytes) return { line: this.#line, problem: 'line-too-long' };
    const text = bytes.at(-1) === carriageReturn ? bytes.subarray(0, -1) : bytes;
    return { line: this.#line, bytes: text };
  }

  #keep(rest: Buffer, isEnd: boolean, records: RawRecord[]): void {
    this.#kept = Buffer.alloc(0);
    if (rest.length === 0) return;
    const isTooLong = rest.length > maximumRecordBytes;
    if (isTooLong && !isEnd) {
      records.push({ line: this.#line, problem: 'line-too-long' });
      this.#passing = true;
    } else if (!isEnd) this.#kept = Buffer.from(rest);
    else if (isTooLong || this.#look(rest, 0).state === 'unfinished') records.push(this.#record(rest));
    else records.push({ line: this.#line, problem: 'quote-not-closed' });
  }

  /**
   * Looks for the end of the record that begins at `start`. `broken`: a quote closes in the middle of a field, or after more
   * lines than any field has. `open`, `unfinished`: the bytes end within or outside quotes.
   */
  #look(
    bytes: Buffer,
    start: number,
  ): { readonly state: State; readonly end: number; readonly lines: number } {
    if (this.#separators === null) {
      const end = bytes.indexOf(newline, start);
      return { state: end < 0 ? 'unfinished' : 'ended', end: end < 0 ? bytes.length : end, lines: 1 };
    }
    let isOpen = false;
    let lines = 1;
    for (let at = start; at < bytes.length; at++) {
      const byte = bytes[at];
      if (byte === quote) {
        if (isOpen && !this.#mayClose(bytes[at + 1])) return { state: 'broken', end: at, lines };
        isOpen = !isOpen && this.#mayOpen(bytes, start, at);
      } else if (byte === newline) {
        if (!isOpen) return { state: 'ended', end: at, lines };
        lines += 1;
        if (lines > maximumQuotedLines) return { state: 'broken', end: at, lines };
      }
    }
    return { state: isOpen ? 'open' : 'unfinished', end: bytes.length, lines };
  }

  #mayClose(next: number | undefined): boolean {
    return (
      next === undefined ||
      next === newline ||
      next === carriageReturn ||
      next === quote ||
      this.#separators?.has(next) === true
    );
  }

  /** A quote opens at the beginning of a field, and again right after one that closed (a doubled one). */
  #mayOpen(bytes: Buffer, start: number, at: number): boolean {
    const before = bytes[at - 1];
    return at === start || before === undefined || before === quote || this.#separators?.has(before) === true;
  }
}

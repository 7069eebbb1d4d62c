import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { logEntrySchema, type LogEntry } from './log-entry.ts';

/** Five files of at most 1 MB: some ten thousand lines each, weeks of ordinary use. */
const maximumBytes = 1_000_000;
const maximumFiles = 5;
/**
 * A file is begun anew after this time, and deleted when its last line is as old: so no line gets older than 14 days
 * while the program is in use.
 */
const halfLifeMs = 7 * 24 * 60 * 60 * 1000;
/** How often it is looked whether a file is due, besides at every start. */
const ageCheckMs = 60 * 60 * 1000;
/** The same entry again within this time is counted instead of written: a full disk fails once a second. */
const repetitionMs = 60_000;

interface Written {
  readonly text: string;
  readonly at: number;
  readonly repetitions: number;
}

/**
 * The log of a profile: lines of JSON, rotated, readable for its user only. Each line is appended by itself and at once:
 * the last ones before a crash count most, and a disk that was full for a while leaves nothing behind that would have to
 * be repaired. Whatever fails here fails in silence, because a log must never be what breaks the program.
 */
export class LogFile {
  readonly #folder: string;
  readonly #now: () => number;
  #last: Written | null = null;
  /** Whether the file ends within a line; null as long as nobody has looked. */
  #isTorn: boolean | null = null;
  #agesCheckedAt = Number.NEGATIVE_INFINITY;

  constructor(folder: string, now: () => number = Date.now) {
    this.#folder = folder;
    this.#now = now;
  }

  /** Writes an entry; one that is of no declared form is left out, wherever it came from. */
  write(entry: LogEntry): void {
    const parsed = logEntrySchema.safeParse(entry);
    if (!parsed.success) return;
    const text = JSON.stringify(parsed.data).slice(1, -1);
    const at = this.#now();
    if (this.#last?.text === text && at - this.#last.at < repetitionMs) {
      this.#last = { ...this.#last, repetitions: this.#last.repetitions + 1 };
      return;
    }
    this.#tellRepetitions();
    this.#append(text, at);
    this.#last = { text, at, repetitions: 0 };
  }

  /** The newest lines, oldest first; those that are of no declared form are left out. */
  lines(limit: number): readonly string[] {
    this.#tellRepetitions();
    const lines: string[] = [];
    for (let index = 0; index < maximumFiles && lines.length < limit; index++)
      lines.unshift(...this.#linesOf(index).slice(lines.length - limit));
    return lines;
  }

  #tellRepetitions(): void {
    if (this.#last === null || this.#last.repetitions === 0) return;
    this.#append(`${this.#last.text},"repeated":${String(this.#last.repetitions)}`, this.#now());
    this.#last = null;
  }

  #append(text: string, at: number): void {
    const line = `{"time":"${new Date(at).toISOString()}",${text}}\n`;
    try {
      this.#isTorn ??= this.#endsTorn();
      this.#rotate(at);
      appendFileSync(this.#file(0), this.#isTorn ? `\n${line}` : line, { mode: 0o600 });
      this.#isTorn = false;
    } catch {
      this.#isTorn = null;
    }
  }

  #rotate(at: number): void {
    const isAgeDue = at - this.#agesCheckedAt > ageCheckMs;
    if (isAgeDue) this.#dropOld(at);
    if (!this.#isFull() && !(isAgeDue && this.#isOld(at))) return;
    for (let index = maximumFiles - 2; index >= 0; index--)
      if (existsSync(this.#file(index))) renameSync(this.#file(index), this.#file(index + 1));
  }

  #dropOld(at: number): void {
    this.#agesCheckedAt = at;
    for (let index = 0; index < maximumFiles; index++) {
      const file = this.#file(index);
      if (existsSync(file) && at - statSync(file).mtimeMs > halfLifeMs) rmSync(file);
    }
  }

  #isFull(): boolean {
    return (statSync(this.#file(0), { throwIfNoEntry: false })?.size ?? 0) >= maximumBytes;
  }

  /** A run before this one may have ended, or run out of room, in the middle of a line. */
  #endsTorn(): boolean {
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    const file = this.#file(0);
    return existsSync(file) && !/(^|\n)$/.test(readFileSync(file, 'utf8'));
  }

  #isOld(at: number): boolean {
    const [first] = this.#linesOf(0);
    return first !== undefined && at - Date.parse(timeOf(first)) > halfLifeMs;
  }

  #linesOf(index: number): readonly string[] {
    try {
      return readFileSync(this.#file(index), 'utf8').split('\n').filter(isDeclared);
    } catch {
      return [];
    }
  }

  #file(index: number): string {
    return join(this.#folder, index === 0 ? 'narae.log' : `narae.${String(index)}.log`);
  }
}

function timeOf(line: string): string {
  return (JSON.parse(line) as { time: string }).time;
}

function isDeclared(line: string): boolean {
  try {
    const { time, repeated, ...entry } = JSON.parse(line) as Record<string, unknown>;
    const isOrdinary = typeof time === 'string' && /^[\d:.TZ-]{24}$/.test(time);
    const isCounted = repeated === undefined || Number.isInteger(repeated);
    return isOrdinary && isCounted && logEntrySchema.safeParse(entry).success;
  } catch {
    return false;
  }
}

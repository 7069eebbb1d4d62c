import { readdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync, type FSWatcher } from 'node:fs';
import { join } from 'node:path';

/** What a later start tells the one that runs. */
export interface Letter {
  readonly argv: string[];
  readonly cwd: string;
  readonly data: unknown;
}

/** Leaves a letter. Written under another name first, so that nobody reads half of it. */
export function postLetter(folder: string, letter: Letter): void {
  const file = join(folder, `${process.pid}-${Date.now()}`);
  writeFileSync(`${file}.part`, JSON.stringify(letter));
  renameSync(`${file}.part`, `${file}.letter`);
}

/** Hands over the letters of a folder, each once: those that were posted since a moment, and whatever comes. */
export class LetterBox {
  readonly #folder: string;
  readonly #onLetter: (letter: Letter) => void;
  readonly #watcher: FSWatcher;

  constructor(folder: string, since: number, onLetter: (letter: Letter) => void) {
    this.#folder = folder;
    this.#onLetter = onLetter;
    // Before it is looked at what is there: none may come in between.
    this.#watcher = watch(folder, (_change, name) => this.#read(name)).unref();
    const found = readdirSync(folder).filter((name) => /\.(?:part|letter)$/.test(name));
    for (const name of found.toSorted((one, other) => postedAt(one) - postedAt(other))) {
      // To one that was killed, a while ago.
      if (postedAt(name) < Math.floor(since)) rmSync(join(folder, name), { force: true });
      else this.#read(name);
    }
  }

  close(): void {
    this.#watcher.close();
  }

  #read(name: string | null): void {
    if (!name?.endsWith('.letter')) return;
    const file = join(this.#folder, name);
    let letter: Letter;
    try {
      letter = JSON.parse(readFileSync(file, 'utf8')) as Letter;
      rmSync(file);
    } catch {
      // The file's removal is reported as well.
      return;
    }
    this.#onLetter(letter);
  }
}

function postedAt(name: string): number {
  return Number(/-(\d+)\./.exec(name)?.[1] ?? 0);
}

import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Bytes } from '#shared/model/bytes.ts';
import { filesBeside, syncFolderOf } from '#sqlite/database-files.ts';
import type { EraseTask } from './erase-worker.ts';
import type { Erasing } from './erasing.ts';
import type { LiveConnection } from './live-connection.ts';
import { hasRoomForCopy, usedBytes } from './room-for-copy.ts';

const copySuffix = '.rewritten';
const wornSuffix = '.worn';

/** Somebody else in this program who has the database's file open, and may have to let go of it for a moment. */
export interface FileSharer {
  /** Closes the file, and opens it no more before `goOn`; false where that takes too long just now. */
  letGo(): Promise<boolean>;
  goOn(): void;
}

/** What rewriting works with. */
export interface RewritingPorts {
  readonly file: string;
  /** 32 bytes. */
  readonly key: Bytes;
  readonly connection: LiveConnection;
  readonly erasing: Erasing;
  /** Who else has the file open. */
  readonly sharers: readonly FileSharer[];
  /** `erase-worker.ts`, as it runs here. Where there is none, nothing is written anew. */
  readonly script: URL;
  /** The disk has no room for a copy: none was tried. */
  readonly onNoRoom: () => void;
}

/**
 * Writes the database file anew without what was deleted, and lets the new file take the place of the old one. A thread of its
 * own does what takes long (`VACUUM` would stop the core for as long as it takes: 9 s for 310 MB, measured, instead of 53 ms); the core is
 * stopped for the exchange alone. What is written while the thread copies is not in the copy: then it is dropped, and
 * another one is made at the next rest.
 */
export class Rewriting {
  readonly #ports: RewritingPorts;
  #isCopying = false;
  #isClosed = false;

  constructor(ports: RewritingPorts) {
    this.#ports = ports;
    this.#wipe();
  }

  /** Whether a thread reads the database: until it has ended, the log cannot be emptied without waiting for it. */
  get isCopying(): boolean {
    return this.#isCopying;
  }

  /** The log has been emptied, and nothing is being written. The call returns at once. */
  begin(): void {
    const { file, key, script, onNoRoom } = this.#ports;
    if (!existsSync(script)) return;
    if (!hasRoomForCopy(file, usedBytes(this.#ports.connection.database))) {
      onNoRoom();
      return;
    }
    this.#isCopying = true;
    const before = this.#changes();
    this.#run({ kind: 'copy', file, key, copy: `${file}${copySuffix}` }, (isDone) => {
      this.#copied(() => isDone && !this.#isClosed && this.#changes() === before).catch(() => undefined);
    });
  }

  /** `isGood` says whether the copy is what the file would be. */
  async #copied(isGood: () => boolean): Promise<void> {
    const { file, sharers } = this.#ports;
    try {
      if (!isGood()) return;
      const areGone = await Promise.all(sharers.map((sharer) => sharer.letGo()));
      // While they let go, something may have been written.
      if (areGone.every((isGone) => isGone) && isGood()) this.#exchange();
    } finally {
      this.#isCopying = false;
      rmSync(`${file}${copySuffix}`, { force: true });
      for (const sharer of sharers) sharer.goOn();
    }
  }

  /** A copy that is being made is of no use any more. */
  close(): void {
    this.#isClosed = true;
  }

  /** A rename is all or nothing: whenever this crashes, one of the two whole files is there. */
  #exchange(): void {
    const { file, connection, erasing } = this.#ports;
    const worn = freeWornName(file);
    const isExchanged = connection.exchange(() => {
      // The last one that closes a database removes its log: somebody else has it open, or it could not be emptied.
      if (existsSync(`${file}-wal`)) return false;
      keepAs(file, worn);
      return rename(`${file}${copySuffix}`, file);
    });
    if (!isExchanged) {
      rmSync(worn, { force: true });
      return;
    }
    syncFolderOf(file);
    erasing.erased();
    this.#wipe();
  }

  /** What the file was before, of this run or of one that ended before it was wiped. */
  #wipe(): void {
    const { file, script } = this.#ports;
    if (!existsSync(dirname(file))) return;
    for (const worn of filesBeside(file, wornSuffix).map((name) => join(dirname(file), name)))
      if (existsSync(script)) this.#run({ kind: 'wipe', file: worn, living: file }, () => undefined);
      else rmSync(worn, { force: true });
  }

  #changes(): unknown {
    return this.#ports.connection.database.prepare('SELECT total_changes()').pluck().get();
  }

  /** A thread that fails (a full disk) has done nothing that would have to be undone. */
  #run(task: EraseTask, onEnd: (isDone: boolean) => void): void {
    let isDone = false;
    new Worker(this.#ports.script, { workerData: task })
      .on('message', () => {
        isDone = true;
      })
      .on('error', () => {
        isDone = false;
      })
      .on('exit', () => {
        onEnd(isDone);
      })
      .unref();
  }
}

/** Removes the copies that a program which was ended has left. Belongs before the database is opened. */
export function dropRewritten(file: string): void {
  if (!existsSync(dirname(file))) return;
  for (const name of filesBeside(file, copySuffix)) rmSync(join(dirname(file), name), { force: true });
}

/** One that could not be wiped yet, because another program held it, keeps its name. */
function freeWornName(file: string): string {
  const worn = `${file}${wornSuffix}`;
  return existsSync(worn) ? `${worn}-${randomBytes(4).toString('hex')}` : worn;
}

/** Under another name besides, so that it can be wiped; on file systems without such names it is only unlinked. */
function keepAs(file: string, name: string): void {
  try {
    linkSync(file, name);
  } catch {
    // The exchange matters more.
  }
}

/** False where another program has the file open at the moment. */
function rename(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch {
    return false;
  }
}

import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
  type FSWatcher,
} from 'node:fs';
import { join } from 'node:path';
import type { App } from 'electron';
import { lifecycle } from '../core/application.ts';
import { app } from '../core/app-object.ts';
import { electronEvent } from '../core/electron-event.ts';

/**
 * The single instance lock: a file with the owner's process id, and beside it a letter box that the owner watches.
 * Files, because the API is synchronous.
 */
export function instanceLockMembers(): Partial<App> {
  let held: { readonly file: string; readonly letters: FSWatcher } | undefined;

  function release(): void {
    held?.letters.close();
    if (held) rmSync(held.file, { force: true });
    held = undefined;
  }

  return {
    requestSingleInstanceLock(additionalData) {
      if (held) return true;
      const folder = join(app.getPath('userData'), '.standin-instance');
      mkdirSync(folder, { recursive: true });
      const file = join(folder, 'lock');
      if (!takeLock(file)) {
        postLetter(folder, { argv: process.argv, cwd: process.cwd(), data: additionalData ?? null });
        return false;
      }
      for (const name of readdirSync(folder))
        if (name !== 'lock') rmSync(join(folder, name), { force: true });
      held = { file, letters: watch(folder, (_change, name) => readLetter(folder, name)).unref() };
      process.on('exit', release);
      return true;
    },
    hasSingleInstanceLock: () => held !== undefined,
    releaseSingleInstanceLock: release,
  };
}

interface Letter {
  readonly argv: string[];
  readonly cwd: string;
  readonly data: unknown;
}

function takeLock(file: string): boolean {
  for (;;) {
    try {
      writeFileSync(file, identityOf(process.pid), { flag: 'wx' });
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (isOwnerAlive(file)) return false;
      // Left behind by a process that was killed.
      rmSync(file, { force: true });
    }
  }
}

function isOwnerAlive(file: string): boolean {
  try {
    const owner = readFileSync(file, 'utf8');
    return owner === identityOf(Number(owner.split(' ')[0]));
  } catch {
    return false;
  }
}

// The number alone may belong to another process by now; when a process began, it shares with no other of its number.
function identityOf(pid: number): string {
  const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  return `${pid} ${rest.split(' ')[STARTED] ?? ''}`;
}

/** Where /proc/<pid>/stat says when the process began, counted after the name. */
const STARTED = 19;

// Written under another name first, so that the owner never reads half a letter.
function postLetter(folder: string, letter: Letter): void {
  const file = join(folder, `${process.pid}-${Date.now()}`);
  writeFileSync(`${file}.part`, JSON.stringify(letter));
  renameSync(`${file}.part`, `${file}.letter`);
}

function readLetter(folder: string, name: string | null): void {
  if (!name?.endsWith('.letter')) return;
  let letter: Letter;
  try {
    letter = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Letter;
    rmSync(join(folder, name));
  } catch {
    // The file's removal is reported as well.
    return;
  }
  const tell = (): void =>
    void app.emit('second-instance', electronEvent(), letter.argv, letter.cwd, letter.data);
  if (lifecycle.ready) tell();
  else void app.whenReady().then(tell);
}

import { closeSync, fstatSync, fsyncSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { Bytes } from '#shared/model/bytes.ts';
import { connect } from '#sqlite/connect.ts';
import { createPrivately, syncFile } from '#sqlite/database-files.ts';

// The thread that does what takes seconds with a large file, while the core goes on: see `rewriting.ts`.

/** What the thread is started for: a copy of the database without anything that was deleted, or the end of a file. */
export type EraseTask =
  | { readonly kind: 'copy'; readonly file: string; readonly key: Bytes; readonly copy: string }
  | { readonly kind: 'wipe'; readonly file: string; readonly living: string };

const blockBytes = 1024 * 1024;

run(workerData as EraseTask);
parentPort?.postMessage('done');

function run(task: EraseTask): void {
  if (task.kind === 'wipe') wipe(task);
  else copyWhole(task);
}

/** VACUUM INTO reads one state of the database, whatever is written meanwhile, and encrypts with the same key. */
function copyWhole({ file, key, copy }: Extract<EraseTask, { kind: 'copy' }>): void {
  createPrivately(copy);
  const database = connect(file, key, { readonly: true });
  try {
    database.prepare('VACUUM INTO ?').run(copy);
  } finally {
    database.close();
  }
  syncFile(copy);
}

/**
 * The key opens what is left on the disk of a file that was only unlinked: zeros take its place first. Not where it has another
 * name still: a program that ended just before the exchange has left the database itself under this one.
 */
function wipe({ file, living }: Extract<EraseTask, { kind: 'wipe' }>): void {
  const descriptor = openSync(file, 'r+');
  try {
    const { size, nlink, dev, ino } = fstatSync(descriptor);
    const database = statSync(living);
    // Told twice, because some network drives count names wrongly.
    const isWorn = nlink === 1 && (dev !== database.dev || ino !== database.ino);
    const zeros = Buffer.alloc(blockBytes);
    for (let at = 0; at < size && isWorn; at += blockBytes)
      writeSync(descriptor, zeros, 0, Math.min(blockBytes, size - at), at);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  rmSync(file);
}

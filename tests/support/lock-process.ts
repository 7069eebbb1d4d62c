import { takeLock } from '#build/electron-standin/app/lock-file.ts';

// Takes the locks of several files, each at its moment, says which it has, and keeps them until it is ended.
const [, , folder = '', files = '0', begin = '0'] = process.argv;
const apartMs = 20;
/** Waking up takes a moment itself. */
const earlyMs = 4;

const asleep = new Int32Array(new SharedArrayBuffer(4));
const locks = Array.from({ length: Number(files) }, (_, index) => {
  const moment = Number(begin) + index * apartMs;
  Atomics.wait(asleep, 0, 0, Math.max(0, moment - earlyMs - Date.now()));
  while (Date.now() < moment);
  return takeLock(`${folder}/${String(index)}`);
});
console.log(JSON.stringify(locks.flatMap((lock, index) => (lock === null ? [] : [index]))));
process.stdin.resume().on('end', () => {
  for (const lock of locks) lock?.release();
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { LogTail } from '#build/start/log-tail.ts';

it('keeps the last lines of what it followed', async () => {
  const stream = new PassThrough();
  const log = new LogTail(3);
  log.follow(stream);
  stream.write('one\ntwo\n');
  stream.end('three\nfour\n');
  await new Promise((resolve) => stream.on('end', resolve));
  expect(log.text()).toBe('two\nthree\nfour');
});

it('hears the first words of a child that is not handed out', async () => {
  const log = new LogTail(3);
  await log.followChildrenOf(async () => {
    await once(spawn(process.execPath, ['-e', 'console.error("first words")']), 'close');
  });
  expect(log.text()).toBe('first words');
});

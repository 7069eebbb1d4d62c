import { chmodSync, mkdirSync, statSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { localAddress } from '#relay/local-address.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const isWindows = process.platform === 'win32';
let session: string;
let temporary: string;

beforeEach(() => {
  const root = temporaryFolder();
  session = join(root, 'session');
  temporary = join(root, 'temporary');
  mkdirSync(session, { mode: 0o700 });
  mkdirSync(temporary);
  vi.stubEnv('XDG_RUNTIME_DIR', session);
  vi.stubEnv('TMPDIR', temporary);
  return () => {
    vi.unstubAllEnvs();
  };
});

test.skipIf(isWindows)(
  'a folder has one short socket path, in a folder that only this user may enter',
  () => {
    const folder = `/data/${'아주 긴 한글 폴더 이름'.repeat(20)}`;
    const address = localAddress(folder, 'linux');
    expect(dirname(address)).toBe(session);
    expect(localAddress(folder, 'linux')).toBe(address);
    expect(localAddress(`${folder}2`, 'linux')).not.toBe(address);
    expect(Buffer.byteLength(address) - Buffer.byteLength(session)).toBeLessThan(40);
  },
);

test.skipIf(isWindows)('where the session has no private folder, one is made', () => {
  chmodSync(session, 0o755);
  for (const unfit of [session, join(session, 'missing'), '']) {
    vi.stubEnv('XDG_RUNTIME_DIR', unfit);
    const made = dirname(localAddress('/data', 'linux'));
    expect(dirname(made)).toBe(temporary);
    expect(statSync(made).mode & 0o777).toBe(0o700);
  }
});

test.skipIf(isWindows)('a folder that others may enter, or a link to one, is refused', () => {
  vi.stubEnv('XDG_RUNTIME_DIR', '');
  const own = dirname(localAddress('/data', 'linux'));
  chmodSync(own, 0o755);
  expect(() => localAddress('/data', 'linux')).toThrow('storage-failed');
  chmodSync(own, 0o700);
  expect(dirname(localAddress('/data', 'linux'))).toBe(own);
  const elsewhere = join(temporary, 'elsewhere');
  mkdirSync(elsewhere);
  vi.stubEnv('TMPDIR', elsewhere);
  symlinkSync(own, join(elsewhere, basename(own)));
  expect(() => localAddress('/data', 'linux')).toThrow('storage-failed');
});

test('on Windows it is a named pipe', () => {
  expect(localAddress('C:\\data', 'win32')).toMatch(/^\\\\\.\\pipe\\narae-[0-9a-f]{24}$/);
});

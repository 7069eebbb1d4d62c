import { chmodSync, mkdirSync, statSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { localAddress } from '#relay/local-address.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const isWindows = process.platform === 'win32';
let runtime: string;

beforeEach(() => {
  runtime = join(temporaryFolder(), 'runtime');
  vi.stubEnv('XDG_RUNTIME_DIR', runtime);
  return () => {
    vi.unstubAllEnvs();
  };
});

test.skipIf(isWindows)(
  'a folder has one short socket path, in a folder that only this user may enter',
  () => {
    const folder = `/data/${'아주 긴 한글 폴더 이름'.repeat(20)}`;
    const address = localAddress(folder, 'linux');
    expect(localAddress(folder, 'linux')).toBe(address);
    expect(localAddress(`${folder}2`, 'linux')).not.toBe(address);
    expect(Buffer.byteLength(address) - Buffer.byteLength(runtime)).toBeLessThan(40);
    expect(statSync(dirname(address)).mode & 0o777).toBe(0o700);
  },
);

test.skipIf(isWindows)('a folder that others may enter, or a link to one, is refused', () => {
  mkdirSync(runtime);
  chmodSync(runtime, 0o755);
  expect(() => localAddress('/data', 'linux')).toThrow('storage-failed');
  chmodSync(runtime, 0o700);
  expect(localAddress('/data', 'linux')).toContain(runtime);
  const link = `${runtime}-link`;
  symlinkSync(runtime, link);
  vi.stubEnv('XDG_RUNTIME_DIR', link);
  expect(() => localAddress('/data', 'linux')).toThrow('storage-failed');
});

test('on Windows it is a named pipe', () => {
  expect(localAddress('C:\\data', 'win32')).toMatch(/^\\\\\.\\pipe\\narae-[0-9a-f]{24}$/);
});

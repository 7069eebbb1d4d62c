import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { AppError } from '#shared/errors/app-error.ts';

/**
 * The local socket of the relay whose data lie in a folder: a named pipe on Windows, elsewhere a file in a folder that
 * only this user may enter. Its name is a hash, because a socket path may have no more than about 100 bytes and Korean
 * folder names are long.
 * @throws AppError `storage-failed` when somebody else has made the folder: they could listen in our place.
 */
export function localAddress(folder: string, platform: NodeJS.Platform = process.platform): string {
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 24);
  if (platform === 'win32') return `\\\\.\\pipe\\narae-${name}`;
  const runtime = process.env['XDG_RUNTIME_DIR'] ?? join(tmpdir(), `narae-${String(userInfo().uid)}`);
  mkdirSync(runtime, { recursive: true, mode: 0o700 });
  requirePrivate(runtime);
  return join(runtime, `narae-${name}.sock`);
}

function requirePrivate(folder: string): void {
  const { uid, mode } = lstatSync(folder);
  const isOurs = uid === userInfo().uid && (mode & 0o170_077) === 0o040_000;
  if (!isOurs)
    throw new AppError('storage-failed', { cause: new Error('the runtime folder is not private') });
}

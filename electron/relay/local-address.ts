import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '#shared/errors/app-error.ts';

/**
 * The local socket of the relay whose data lie in a folder: a named pipe on Windows, elsewhere a file in a folder that
 * only this user may enter. Its name is a hash, because a socket path may have no more than about 100 bytes and Korean
 * folder names are long.
 * @throws AppError `storage-failed` when there is no such folder: in one that somebody else has made, they could listen in
 * our place.
 */
export function localAddress(folder: string, platform: NodeJS.Platform = process.platform): string {
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 24);
  if (platform === 'win32') return `\\\\.\\pipe\\narae-${name}`;
  return join(runtimeFolder(), `narae-${name}.sock`);
}

/** The session's own folder where it is private (it is not always set, or belongs to another user after `su`). */
function runtimeFolder(): string {
  const session = process.env['XDG_RUNTIME_DIR'];
  if (session !== undefined && session !== '' && isPrivate(session)) return session;
  const own = join(tmpdir(), `narae-${String(process.getuid?.() ?? 0)}`);
  mkdirSync(own, { recursive: true, mode: 0o700 });
  if (isPrivate(own)) return own;
  throw new AppError('storage-failed', { cause: new Error('the runtime folder is not private') });
}

function isPrivate(folder: string): boolean {
  const status = lstatSync(folder, { throwIfNoEntry: false });
  return status !== undefined && status.uid === process.getuid?.() && (status.mode & 0o170_077) === 0o040_000;
}

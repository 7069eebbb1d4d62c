import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/**
 * The local socket of the relay whose data lie in a folder: a named pipe on Windows, elsewhere a file in a folder that
 * only this user may enter. Its name is a hash, because a socket path may have no more than about 100 bytes and Korean
 * folder names are long.
 */
export function localAddress(folder: string, platform: NodeJS.Platform = process.platform): string {
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 24);
  if (platform === 'win32') return `\\\\.\\pipe\\narae-${name}`;
  const runtime = process.env['XDG_RUNTIME_DIR'] ?? join(tmpdir(), `narae-${String(userInfo().uid)}`);
  mkdirSync(runtime, { recursive: true, mode: 0o700 });
  return join(runtime, `narae-${name}.sock`);
}

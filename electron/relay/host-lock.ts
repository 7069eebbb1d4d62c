import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Bytes } from '#shared/model/bytes.ts';
import { connect } from '#sqlite/connect.ts';
import { isHeldElsewhere } from '#sqlite/open-database.ts';

/** The right to host a relay's data, which the operating system frees when its holder dies. */
export interface HostLock {
  release(): void;
}

/**
 * Takes the right to host the data in a folder; null while another instance has it. Besides the lock on the database itself,
 * because that is let go of while a damaged database is replaced by another file.
 */
export function takeHostLock(folder: string, key: Bytes): HostLock | null {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = connect(join(folder, 'relay.lock'), key, { impatient: true });
  try {
    // Nothing is ever written: the file stays empty.
    lock.exec('BEGIN EXCLUSIVE');
    return {
      release: () => {
        lock.close();
      },
    };
  } catch (error) {
    lock.close();
    if (isHeldElsewhere(error)) return null;
    throw error;
  }
}

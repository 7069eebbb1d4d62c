import { randomBytes } from 'node:crypto';
import { statSync, watch } from 'node:fs';
import { join } from 'node:path';
import { ownBytes } from '#shared/model/bytes.ts';
import { openStorage } from '#core/storage/index.ts';
import { eventually } from '#tests/support/eventually.ts';
import type { SmallDisk } from '#tests/support/small-disk-scenario.ts';

const restMs = 60;
/** Far more than the database, and less than what is to stay free. */
const leftBytes = 8 * 1024 * 1024;

interface Facts {
  readonly copiedWithoutRoom: boolean;
  readonly erasedWithoutRoom: boolean;
  readonly erasedAfterwards: boolean;
}

/** Something was deleted while the disk is nearly full, and leaves the file when there is room. */
export async function run(disk: SmallDisk): Promise<Facts> {
  const file = join(disk.folder, 'narae.db');
  let told = 0;
  let isCopied = false;
  const watcher = watch(disk.folder, (_change, name) => {
    isCopied ||= name === 'narae.db.rewritten';
  });
  const storage = openStorage({
    ...{ file, key: ownBytes(randomBytes(32)), restMs },
    onNoRoomToErase: () => {
      told += 1;
    },
  });
  const inode = (): number => statSync(file).ino;
  disk.fill(leftBytes);
  const before = inode();
  storage.transaction(() => {
    storage.settings.set({ blockOnIdentityChange: true });
    storage.eraseSoon();
  });
  // The short rest and a long one.
  await eventually(() => told > 1 || inode() !== before);
  const [erasedWithoutRoom, copiedWithoutRoom] = [inode() !== before, isCopied];
  watcher.close();
  disk.free();
  await eventually(() => inode() !== before);
  storage.close();
  return { copiedWithoutRoom, erasedWithoutRoom, erasedAfterwards: inode() !== before };
}

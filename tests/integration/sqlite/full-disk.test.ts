import { expect, test } from 'vitest';
import { onSmallDisk } from '#tests/support/small-disk.ts';

test.runIf(process.platform === 'linux')(
  'a full, failing or read-only disk is told as such, and changes nothing that was there',
  async () => {
    expect(await onSmallDisk(new URL('full-disk.scenario.ts', import.meta.url), 4)).toEqual({
      newOnFull: 'storage-full, retryable',
      writeOnFull: 'storage-full, retryable',
      writeAgain: 'no failure',
      writeOnFailing: 'storage-failed',
      openOnReadonly: 'storage-failed',
      migrateWithoutRoom: 'storage-full, retryable',
      salvageWithoutRoom: 'storage-full, retryable',
      files: [],
      nothingChanged: true,
      copyGone: true,
    });
  },
);

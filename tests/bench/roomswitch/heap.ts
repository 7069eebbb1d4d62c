import type { CDPSession } from '@playwright/test';

/** The bytes that a page's JavaScript holds, after everything that nobody holds has been collected. */
export async function heldBytes(session: CDPSession): Promise<number> {
  // What a first collection frees may be what held something else (finalisers, weak maps).
  for (let round = 0; round < 3; round++) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize;
}

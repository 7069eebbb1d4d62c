import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { campaign, mostLateShare } from '#tests/support/crash/campaign.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

/** Kills in one test run; `npm run soak` does a thousand and more. */
const runs = 50;

test('cores that are killed at every step, over a bad connection, lose nothing, send nothing twice, and keep the order', async () => {
  const seed = randomInt(2 ** 31);
  console.log(`killed: ${String(runs)} runs, seed ${String(seed)}`);
  const result = await campaign({ runs, seed, folder: join(temporaryFolder(), 'campaign') });
  console.log(`killed: ${JSON.stringify(result)}`);
  expect(result).toMatchObject({
    lost: 0,
    duplicated: 0,
    outOfOrder: 0,
    orphanKeys: 0,
    unopened: 0,
    stuck: 0,
  });
  expect(result.acknowledged).toBeGreaterThan(runs);
  // Each of the named steps of sending and receiving, and a relay that goes in the midst of it.
  expect(Object.entries(result.hits).filter(([, count]) => count === 0)).toEqual([]);
  expect(result.relayKills).toBe(3);
  expect(Object.entries(result.disturbed).filter(([, count]) => count === 0)).toEqual([]);
  expect(result.late).toBeLessThanOrEqual(runs * mostLateShare);
}, 300_000);

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { bundle } from '#build/start/bundle.ts';
import { demoStaff } from '#tests/support/demo-staff.ts';
import { seededRandom } from '#relay/demo/random.ts';
import { eventually } from '#tests/support/eventually.ts';
import { AppUnderFire } from './app-under-fire.ts';
import type { Tally } from './tally.ts';

/** How long an app may write before it is killed. */
const longestLifeMs = 1_500;
const settleMs = 60_000;

/** Kills one of two whole apps that write to each other, again and again (the first of them hosts the relay), and counts. */
export async function killWholeApp(runs: number, seed: number): Promise<Tally> {
  const random = seededRandom(seed);
  await bundle();
  const dataRoot = mkdtempSync(join(tmpdir(), 'narae-soak-app-'));
  const [first, second] = demoStaff;
  if (first === undefined || second === undefined) throw new Error('the demo agency is empty');
  const pair = [
    new AppUnderFire(dataRoot, 'a', first.id, second.id),
    new AppUnderFire(dataRoot, 'b', second.id, first.id),
  ] as const;
  try {
    for (const app of pair) await app.start();
    for (const app of pair) await app.write();
    for (let run = 0; run < runs; run++) {
      const victim = pair[run % 2] ?? pair[0];
      await pause(random() * longestLifeMs);
      await victim.kill();
      await victim.start();
      await victim.write();
    }
    return await takeStock(pair, runs);
  } finally {
    for (const app of pair) await app.kill();
    rmSync(dataRoot, { recursive: true, force: true });
  }
}

async function takeStock(pair: readonly [AppUnderFire, AppUnderFire], runs: number): Promise<Tally> {
  for (const app of pair) await app.pause();
  const [a, b] = pair;
  const stuck = (await settled(a, b)) && (await settled(b, a)) ? 0 : 1;
  const counts = [count(a.acknowledged, await b.received()), count(b.acknowledged, await a.received())];
  const sum = (pick: (one: (typeof counts)[number]) => number): number =>
    counts.reduce((total, one) => total + pick(one), 0);
  return {
    runs,
    acknowledged: a.acknowledged + b.acknowledged + 2,
    lost: sum(({ lost }) => lost),
    duplicated: sum(({ duplicated }) => duplicated),
    outOfOrder: sum(({ outOfOrder }) => outOfOrder),
    orphanKeys: 0,
    stuck,
  };
}

async function settled(from: AppUnderFire, to: AppUnderFire): Promise<boolean> {
  try {
    await eventually(async () => (await to.received()).includes(from.acknowledged), settleMs);
    return true;
  } catch {
    return false;
  }
}

function count(
  acknowledged: number,
  received: readonly number[],
): { readonly lost: number; readonly duplicated: number; readonly outOfOrder: number } {
  const arrived = new Set(received);
  const expected = Array.from({ length: acknowledged + 1 }, (_, number) => number);
  return {
    lost: expected.filter((number) => !arrived.has(number)).length,
    duplicated: received.length - arrived.size,
    outOfOrder: received.filter((number, index) => index > 0 && number < (received[index - 1] ?? number))
      .length,
  };
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { bundle } from '#build/start/bundle.ts';
import { leftovers, type Leftovers } from '#tests/support/crash/leftovers.ts';
import { demoStaff } from '#tests/support/demo-staff.ts';
import { seededRandom } from '#relay/demo/random.ts';
import { eventually } from '#tests/support/eventually.ts';
import { AppUnderFire } from './app-under-fire.ts';
import type { Tally } from './tally.ts';

/** How long an app may write before it is killed. */
const longestLifeMs = 1_500;
const settleMs = 60_000;
/** By then a job whose answer is on its way has left the outbox. */
const lastJobsMs = 2_000;
const profiles = ['a', 'b', 'c'];

/** Kills one of three whole apps that write to each other, again and again (the first of them hosts the relay), and counts. */
export async function killWholeApp(runs: number, seed: number): Promise<Tally> {
  const random = seededRandom(seed);
  await bundle();
  const dataRoot = mkdtempSync(join(tmpdir(), 'narae-soak-app-'));
  const persons = demoStaff.slice(0, profiles.length).map(({ id }) => id);
  const apps = profiles.flatMap((profile, index) => {
    const self = persons[index];
    const peers = persons.filter((person) => person !== self);
    return self === undefined ? [] : [new AppUnderFire(dataRoot, profile, self, peers)];
  });
  try {
    for (const app of apps) await app.start();
    for (const app of apps) await app.write();
    for (let run = 0; run < runs; run++) {
      const victim = apps[run % apps.length];
      await pause(random() * longestLifeMs);
      await victim?.kill();
      await victim?.start();
      await victim?.write();
    }
    return await takeStock(apps, dataRoot, runs);
  } finally {
    for (const app of apps) await app.kill();
    rmSync(dataRoot, { recursive: true, force: true });
  }
}

/** What one app has written to another. */
interface Way {
  readonly from: AppUnderFire;
  readonly to: AppUnderFire;
}

async function takeStock(apps: readonly AppUnderFire[], dataRoot: string, runs: number): Promise<Tally> {
  for (const app of apps) await app.pause();
  const ways = apps.flatMap((from) => apps.filter((to) => to !== from).map((to) => ({ from, to })));
  const stuck = await Promise.all(ways.map(settle));
  const counts = await Promise.all(ways.map(count));
  await pause(lastJobsMs);
  const left = await leftoversOf(apps, dataRoot);
  return {
    runs,
    // These apps are killed at random times: no step is waited for.
    late: 0,
    acknowledged: sum(ways.map(({ from, to }) => from.acknowledged(to.self) + 1)),
    lost: sum(counts.map(({ lost }) => lost)),
    duplicated: sum(counts.map(({ duplicated }) => duplicated)),
    outOfOrder: sum(counts.map(({ outOfOrder }) => outOfOrder)),
    orphanKeys: sum(left.map(({ orphanKeys }) => orphanKeys)),
    // Those that did not come again: nobody listens to what these apps ask of their relay.
    unopened: sum(left.map(({ unopened }) => unopened)),
    stuck: sum([...stuck, ...left.map(({ jobs }) => jobs)]),
  };
}

/** Kills all apps, and looks through what they leave behind. */
async function leftoversOf(apps: readonly AppUnderFire[], dataRoot: string): Promise<readonly Leftovers[]> {
  const [first] = apps;
  if (first === undefined) return [];
  const relayFolder = join(dataRoot, 'relay');
  const relayKey = await first.unwrap(join(relayFolder, 'relay.key'));
  const opened = await Promise.all(
    apps.map(async (app) => {
      const folder = join(dataRoot, 'profiles', app.profile);
      const key = await app.unwrap(join(folder, 'narae.key'));
      return { databaseFile: join(folder, 'narae.db'), databaseKey: Buffer.from(key).toString('hex') };
    }),
  );
  for (const app of apps) await app.kill();
  return opened.map((profile) => leftovers(profile, relayFolder, relayKey));
}

async function settle({ from, to }: Way): Promise<number> {
  try {
    const last = from.acknowledged(to.self);
    await eventually(async () => (await to.received(from.self)).includes(last), settleMs);
    await eventually(async () => (await from.underWay(to.self)) === 0, settleMs);
    return 0;
  } catch {
    return 1;
  }
}

async function count({
  from,
  to,
}: Way): Promise<{ readonly lost: number; readonly duplicated: number; readonly outOfOrder: number }> {
  const received = await to.received(from.self);
  const arrived = new Set(received);
  const expected = Array.from({ length: from.acknowledged(to.self) + 1 }, (_, number) => number);
  return {
    lost: expected.filter((number) => !arrived.has(number)).length,
    duplicated: received.length - arrived.size,
    outOfOrder: received.filter((number, index) => index > 0 && number < (received[index - 1] ?? number))
      .length,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

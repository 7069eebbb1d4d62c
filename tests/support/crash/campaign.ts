import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ownBytes } from '#shared/model/bytes.ts';
import { testAgency } from '#tests/support/demo-staff.ts';
import { seededRandom } from '#relay/demo/random.ts';
import { openRelay, type Relay, type RelayOptions } from '#relay/relay.ts';
import { bundledChild } from './bundled-child.ts';
import { CrashProcess } from './crash-process.ts';
import { killPlan } from './plan.ts';
import { takeStock, type Stock } from './stock.ts';

/** How long a process may live whose step does not come about. */
const patienceMs = 3_000;
/** Every so many runs the relay goes too, and comes back. */
const relayEvery = 10;
/** Officials of a campaign: each writes to all others, so that what one receives comes from several. */
const people = 3;
/** A step may not come about in time on a busy machine; more than a tenth means that a campaign kills nothing. */
export const mostLateShare = 0.1;

export interface CampaignOptions {
  readonly runs: number;
  readonly seed: number;
  /** An empty folder. */
  readonly folder: string;
}

/** What came of a campaign: everything but `runs` and `acknowledged` has to be 0. */
export interface CampaignResult extends Stock {
  readonly seed: number;
  readonly runs: number;
  /** Runs whose step did not come about in time; their process was killed then. */
  readonly late: number;
}

/** Kills the cores of some officials who write to each other again and again, and then takes stock. */
export async function campaign({ runs, seed, folder }: CampaignOptions): Promise<CampaignResult> {
  const random = seededRandom(seed);
  mkdirSync(folder, { recursive: true });
  const options: RelayOptions = {
    folder: join(folder, 'relay'),
    key: ownBytes(randomBytes(32)),
    listen: { kind: 'local', path: join(folder, 'relay.sock') },
    agency: testAgency,
  };
  const child = await bundledChild();
  let relay = await host(options);
  const all = officials(options, folder, child.script);
  let late = 0;
  try {
    // Enrolling is no step: all are there before the first one dies.
    await Promise.all(all.map((official) => official.start(null, seed, false)));
    for (const official of all) official.write();
    let [dead] = all;
    await dead.kill();
    for (let run = 0; run < runs; run++) {
      const plan = killPlan(run, random);
      const childSeed = Math.floor(random() * 2 ** 31);
      const living = all.filter((official) => official !== dead);
      const other = living[Math.floor(random() * living.length)] ?? dead;
      // In turn: one that has just started dies while it catches up, and one that has been running for a while.
      const victim = run % 2 === 0 ? dead : other;
      await dead.start(victim === dead ? plan : null, childSeed, true);
      if (victim === other) other.condemn(plan);
      if (run % relayEvery === relayEvery - 1) {
        await relay.close();
        relay = await host(options);
      }
      if ((await victim.dead(patienceMs)) === 'late') late += 1;
      dead = victim;
    }
    await Promise.all(all.map((official) => official.kill()));
    return { seed, runs, late, ...(await takeStock(all, options.folder, options.key)) };
  } finally {
    await Promise.all(all.map((official) => official.kill()));
    await relay.close();
    child.remove();
  }
}

async function host(options: RelayOptions): Promise<Relay> {
  const relay = await openRelay(options);
  if (relay === null) throw new Error('somebody else hosts the relay of this campaign');
  return relay;
}

function officials(
  options: RelayOptions,
  folder: string,
  script: string,
): readonly [CrashProcess, ...(readonly CrashProcess[])] {
  const persons = options.agency.offered.slice(0, people);
  if (persons.length < people || options.listen.kind !== 'local') throw new Error('nobody on offer');
  const socket = options.listen.path;
  const [first, ...others] = persons.map(
    (self, index) =>
      new CrashProcess(script, {
        databaseFile: join(folder, `${String(index)}.db`),
        databaseKey: randomBytes(32).toString('hex'),
        socket,
        self,
        peers: persons.filter((person) => person !== self),
      }),
  );
  if (first === undefined) throw new Error('nobody on offer');
  return [first, ...others];
}

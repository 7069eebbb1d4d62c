import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ownBytes } from '#shared/model/bytes.ts';
import { testAgency } from '#tests/support/demo-staff.ts';
import { seededRandom } from '#relay/demo/random.ts';
import { openRelay, type Relay, type RelayOptions } from '#relay/relay.ts';
import { CrashProcess } from './crash-process.ts';
import { killPlan } from './plan.ts';
import { takeStock, type Stock } from './stock.ts';

/** How long a process may live whose step does not come about. */
const patienceMs = 3_000;
/** Every so many runs the relay goes too, and comes back. */
const relayEvery = 10;

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

/** Kills the cores of one pair again and again, and then takes stock. */
export async function campaign({ runs, seed, folder }: CampaignOptions): Promise<CampaignResult> {
  const random = seededRandom(seed);
  mkdirSync(folder, { recursive: true });
  const options: RelayOptions = {
    folder: join(folder, 'relay'),
    key: ownBytes(randomBytes(32)),
    listen: { kind: 'local', path: join(folder, 'relay.sock') },
    agency: testAgency,
  };
  let relay = await host(options);
  const pair = officials(options, folder);
  let late = 0;
  try {
    // Enrolling is no step: both are there before the first one dies.
    await Promise.all(pair.map((official) => official.start(null, seed, false)));
    for (const official of pair) official.write();
    let dead = pair[0];
    await dead.kill();
    for (let run = 0; run < runs; run++) {
      const plan = killPlan(run, random);
      const childSeed = Math.floor(random() * 2 ** 31);
      const other = dead === pair[0] ? pair[1] : pair[0];
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
    await Promise.all(pair.map((official) => official.kill()));
    return { seed, runs, late, ...(await takeStock(pair, options.folder, options.key)) };
  } finally {
    await Promise.all(pair.map((official) => official.kill()));
    await relay.close();
  }
}

async function host(options: RelayOptions): Promise<Relay> {
  const relay = await openRelay(options);
  if (relay === null) throw new Error('somebody else hosts the relay of this campaign');
  return relay;
}

function officials(options: RelayOptions, folder: string): readonly [CrashProcess, CrashProcess] {
  const [first, second] = options.agency.offered;
  if (first === undefined || second === undefined || options.listen.kind !== 'local')
    throw new Error('nobody on offer');
  const socket = options.listen.path;
  const official = (name: string, self: string, peer: string): CrashProcess =>
    new CrashProcess({
      databaseFile: join(folder, `${name}.db`),
      databaseKey: randomBytes(32).toString('hex'),
      socket,
      self,
      peer,
    });
  return [official('a', first, second), official('b', second, first)];
}

import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ownBytes } from '#shared/model/bytes.ts';
import { coreSteps, type CoreStep } from '#core/steps.ts';
import { testAgency } from '#tests/support/demo-staff.ts';
import { seededRandom } from '#relay/demo/random.ts';
import { bundledChild } from './bundled-child.ts';
import { CrashProcess } from './crash-process.ts';
import { killPlan } from './plan.ts';
import { RelayProcess } from './relay-process.ts';
import { takeStock, type Stock } from './stock.ts';

/** How long a process may live whose step does not come about. */
const patienceMs = 3_000;
/** Every so many runs the relay is killed too, and another one takes its place. */
const relayEvery = 16;
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

/** What came of a campaign: what `Stock` has to be 0, and every step has to be hit. */
export interface CampaignResult extends Stock {
  readonly seed: number;
  readonly runs: number;
  /** Runs whose step did not come about in time; their process was killed then. */
  readonly late: number;
  /** How often a process died at each step. */
  readonly hits: Readonly<Record<CoreStep, number>>;
  /** How often the relay was killed. */
  readonly relayKills: number;
}

/** Kills the cores of some officials who write to each other again and again, and then takes stock. */
export async function campaign({ runs, seed, folder }: CampaignOptions): Promise<CampaignResult> {
  const random = seededRandom(seed);
  mkdirSync(folder, { recursive: true });
  const [relayFolder, socket] = [join(folder, 'relay'), join(folder, 'relay.sock')];
  const key = ownBytes(randomBytes(32));
  const child = await bundledChild();
  const relay = new RelayProcess(child.relayScript, { folder: relayFolder, socket, key });
  const all = officials(socket, folder, child.script);
  const hits = Object.fromEntries(coreSteps.map((step) => [step, 0])) as Record<CoreStep, number>;
  const missed: CoreStep[] = [];
  let [late, relayKills] = [0, 0];
  try {
    await relay.start();
    // Enrolling is no step: all are there before the first one dies.
    await Promise.all(all.map((official) => official.start(null, seed, false)));
    for (const official of all) official.write();
    let [dead] = all;
    await dead.kill();
    for (let run = 0; run < runs; run++) {
      const plan = killPlan(run, random, missed.shift() ?? null);
      const childSeed = Math.floor(random() * 2 ** 31);
      const living = all.filter((official) => official !== dead);
      const other = living[Math.floor(random() * living.length)] ?? dead;
      // In turn: one that has just started dies while it catches up, and one that has been running for a while.
      const victim = run % 2 === 0 ? dead : other;
      await dead.start(victim === dead ? plan : null, childSeed, true);
      if (victim === other) other.condemn(plan);
      if (run % relayEvery === relayEvery - 1) {
        await relay.kill();
        await relay.start();
        relayKills += 1;
      }
      const end = await victim.dead(patienceMs);
      if (end === 'late') late += 1;
      if (plan.kind === 'step' && end === 'late') missed.push(plan.step);
      if (plan.kind === 'step' && end !== 'late') hits[plan.step] += 1;
      dead = victim;
    }
    await Promise.all(all.map((official) => official.kill()));
    return { seed, runs, late, hits, relayKills, ...(await takeStock(all, relayFolder, key)) };
  } finally {
    await Promise.all(all.map((official) => official.kill()));
    await relay.kill();
    child.remove();
  }
}

function officials(
  socket: string,
  folder: string,
  script: string,
): readonly [CrashProcess, ...(readonly CrashProcess[])] {
  const persons = testAgency.offered.slice(0, people);
  if (persons.length < people) throw new Error('nobody on offer');
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

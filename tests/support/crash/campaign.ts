import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ownBytes } from '#shared/model/bytes.ts';
import { coreSteps, type CoreStep } from '#core/steps.ts';
import { openAgency } from '#tests/support/demo-staff.ts';
import { seededRandom } from '#relay/demo/random.ts';
import { bundledChild } from './bundled-child.ts';
import { CrashProcess } from './crash-process.ts';
import { killPlan, newcomerOf } from './plan.ts';
import { RelayProcess } from './relay-process.ts';
import { takeStock, type Stock } from './stock.ts';

/** How long a process may live whose step does not come about. */
const patienceMs = 3_000;
/** Every so many runs the relay is killed too, and another one takes its place. */
const relayEvery = 16;
/** Officials of a campaign from the beginning: each writes to all others, so that what one receives comes from several. */
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
  const hire = hiring(socket, folder, child.script);
  const staff = Array.from({ length: people }, () => hire());
  /** Everybody who was ever there. At most one of those who came later runs at a time. */
  const all = [...staff];
  let newcomer: CrashProcess | null = null;
  const hits = Object.fromEntries(coreSteps.map((step) => [step, 0])) as Record<CoreStep, number>;
  const missed: CoreStep[] = [];
  let [late, relayKills] = [0, 0];
  try {
    await relay.start();
    // All of them are there before the first one dies; those who come later may die while they enrol.
    await Promise.all(staff.map((official) => official.start(null, seed, false)));
    for (const official of staff) official.write();
    let dead = staff[0] ?? nobody();
    await dead.kill();
    for (let run = 0; run < runs; run++) {
      const plan = killPlan(run, random, missed.shift() ?? null);
      const childSeed = Math.floor(random() * 2 ** 31);
      const role = newcomerOf(plan);
      const present = newcomer === null || role !== 'nobody' ? staff : [...staff, newcomer];
      const living = present.filter((official) => official !== dead);
      const other = living[Math.floor(random() * living.length)] ?? dead;
      // In turn: one that has just started dies while it catches up, and one that has been running for a while.
      let victim = run % 2 === 0 && role === 'nobody' ? dead : other;
      await dead.start(victim === dead ? plan : null, childSeed, true);
      if (role !== 'nobody') {
        await newcomer?.kill();
        newcomer = hire();
        all.push(newcomer);
        newcomer.write();
        if (role === 'victim') victim = newcomer;
        else other.condemn(plan);
        await newcomer.start(role === 'victim' ? plan : null, childSeed, true);
      } else if (victim === other) other.condemn(plan);
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

/** Answers the next official, who writes to the first ones. @throws Error when there is nobody left. */
function hiring(socket: string, folder: string, script: string): () => CrashProcess {
  const first = openAgency.offered.slice(0, people);
  let hired = 0;
  return () => {
    const self = openAgency.offered[hired] ?? nobody();
    const databaseFile = join(folder, `${String(hired)}.db`);
    hired += 1;
    return new CrashProcess(script, {
      databaseFile,
      databaseKey: randomBytes(32).toString('hex'),
      socket,
      self,
      peers: first.filter((person) => person !== self),
    });
  };
}

function nobody(): never {
  throw new Error('nobody on offer');
}

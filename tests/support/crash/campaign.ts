import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ownBytes } from '#shared/model/bytes.ts';
import { coreSteps, type CoreStep } from '#core/steps.ts';
import { openAgency } from '#tests/support/demo-staff.ts';
import { seededRandom } from '#relay/demo/random.ts';
import { bundledChild } from './bundled-child.ts';
import { disturbances, type Disturbances } from './chaos.ts';
import { CrashProcess } from './crash-process.ts';
import { diesAtStart, killPlan, newcomerOf, type ChildPlan } from './plan.ts';
import { RelayProcess } from './relay-process.ts';
import { takeStock, type Stock } from './stock.ts';

/** How long a process may live whose step does not come about. */
const patienceMs = 3_000;
/** Every so many runs the relay is killed too, and another one takes its place. */
const relayEvery = 16;
/** Officials of a campaign from the beginning: each writes to all others, so that what one receives comes from several. */
const people = 3;
/** Runs beyond those planned, for steps that have not come about in the last of them. */
const mostMore = 8;
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
  /** What has gone wrong between the cores and the relay: each kind has to have. */
  readonly disturbed: Disturbances;
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
  const persons = openAgency.offered.slice(0, people);
  const staff = persons.map((_, place) => hire(persons, place === 0 ? 'begins' : 'joins'));
  /** Everybody who was ever there. */
  const all = [...staff];
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
    const isGoingOn = (run: number): boolean => run < runs || (missed.length > 0 && run < runs + mostMore);
    for (let run = 0; isGoingOn(run); run++) {
      const plan = killPlan(run, random, missed.shift() ?? null);
      const childSeed = Math.floor(random() * 2 ** 31);
      const role = newcomerOf(plan);
      const living = staff.filter((official) => official !== dead);
      const other = living[Math.floor(random() * living.length)] ?? dead;
      const newcomer = role === 'nobody' ? null : hire([other.profile.self], 'none');
      if (newcomer !== null) all.push(newcomer);
      const ofStaff = role === 'nobody' && diesAtStart(run, plan) ? dead : other;
      const victim = role === 'victim' && newcomer !== null ? newcomer : ofStaff;
      if (victim !== newcomer) await dead.start(victim === dead ? plan : null, childSeed, true);
      if (victim === other) other.condemn(plan);
      newcomer?.write();
      await newcomer?.start(victim === newcomer ? plan : null, childSeed, true);
      if (run % relayEvery === relayEvery - 1) {
        await relay.kill();
        await relay.start();
        relayKills += 1;
      }
      const end = await victim.dead(patienceMs);
      if (end === 'late') late += 1;
      if (plan.kind === 'step' && end === 'late') missed.push(plan.step);
      if (plan.kind === 'step' && end !== 'late') hits[plan.step] += 1;
      // Whoever came for this alone has done it: the rest of theirs arrives when stock is taken.
      await newcomer?.kill();
      if (victim !== newcomer) dead = victim;
    }
    await Promise.all(all.map((official) => official.kill()));
    const disturbed = disturbancesOf(all);
    return { seed, runs, late, hits, relayKills, disturbed, ...(await takeStock(all, relayFolder, key)) };
  } finally {
    await Promise.all(all.map((official) => official.kill()));
    await relay.kill();
    child.remove();
  }
}

function disturbancesOf(all: readonly CrashProcess[]): Disturbances {
  const sums = disturbances.map((disturbance) => [
    disturbance,
    all.reduce((sum, official) => sum + official.disturbed(disturbance), 0),
  ]);
  return Object.fromEntries(sums) as Disturbances;
}

/** Answers the next official, who writes to others. @throws Error when there is nobody left. */
function hiring(
  socket: string,
  folder: string,
  script: string,
): (peers: readonly string[], room: ChildPlan['room']) => CrashProcess {
  let hired = 0;
  return (peers, room) => {
    const self = openAgency.offered[hired] ?? nobody();
    const databaseFile = join(folder, `${String(hired)}.db`);
    hired += 1;
    const databaseKey = randomBytes(32).toString('hex');
    const others = peers.filter((peer) => peer !== self);
    return new CrashProcess(script, { databaseFile, databaseKey, socket, self, peers: others, room });
  };
}

function nobody(): never {
  throw new Error('nobody on offer');
}

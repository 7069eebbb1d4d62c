import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { assertNever } from '#shared/errors/assert-never.ts';
import { fromRoot } from '#build/vite/paths.ts';
import type { Disturbance } from './chaos.ts';
import { roomName, type ChildOrder, type ChildPlan, type ChildReport, type KillPlan } from './plan.ts';

/** One official of a campaign: the same profile in one process after the other. */
export class CrashProcess {
  readonly #script: string;
  /** The last number that this official's program has acknowledged, by peer. */
  readonly #acknowledged = new Map<string, number>();
  readonly #begun = new Set<string>();
  readonly #asked = new Set<string>();
  readonly #disturbed = new Map<Disturbance, number>();
  readonly #plan: Omit<ChildPlan, 'kill' | 'seed' | 'chaos'>;
  #child: ChildProcess | null = null;
  #isWriting = false;

  /** `script` is `crash-child.ts` in one file. */
  constructor(script: string, plan: Omit<ChildPlan, 'kill' | 'seed' | 'chaos'>) {
    this.#script = script;
    this.#plan = plan;
  }

  get profile(): Omit<ChildPlan, 'kill' | 'seed' | 'chaos'> {
    return this.#plan;
  }

  /** The last number to a peer that the program has said would not be lost; -1 before the first. */
  acknowledged(peer: string): number {
    return this.#acknowledged.get(peer) ?? -1;
  }

  /** Starts a process and goes on where the last one stopped. Resolves when it is ready, or dead already. */
  async start(kill: KillPlan | null, seed: number, chaos: boolean): Promise<void> {
    const plan: ChildPlan = { ...this.#plan, kill, seed, chaos };
    const child = fork(this.#script, [JSON.stringify(plan)], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      // Much of a start is compiling, and nothing changes between the runs.
      env: { ...process.env, NODE_COMPILE_CACHE: fromRoot('out/compile-cache') },
    });
    this.#child = child;
    const ready = new Promise<void>((resolve) => {
      child.on('message', (report: ChildReport) => {
        this.#hear(report, resolve);
      });
      child.once('exit', () => {
        resolve();
      });
    });
    await ready;
    if (this.#isWriting) this.write();
  }

  /** First messages that came to this official and could not be opened: the key that they had used was gone. */
  get keyless(): number {
    return this.#asked.intersection(this.#begun).size;
  }

  /** Everything that came to this official and could not be opened, and was asked for again. */
  get unopened(): number {
    return this.#asked.size;
  }

  /** How often something of this kind has gone wrong between this official and the relay. */
  disturbed(disturbance: Disturbance): number {
    return this.#disturbed.get(disturbance) ?? 0;
  }

  /** Writes from now on, in every process to come. */
  write(): void {
    this.#isWriting = true;
    const places = [...this.#plan.peers, roomName];
    const from = Object.fromEntries(places.map((place) => [place, this.acknowledged(place) + 1]));
    this.#tell({ kind: 'write', from });
  }

  /** Tells the process when to end itself. */
  condemn(plan: KillPlan): void {
    this.#tell({ kind: 'die', plan });
  }

  /**
   * Resolves when the process has ended itself; ends it after `limitMs` where its plan did not come about.
   * @throws Error when it ended in another way: a crash that was nobody's plan.
   */
  async dead(limitMs: number): Promise<'as planned' | 'late'> {
    const child = this.#child;
    if (child === null) return 'as planned';
    if (child.exitCode !== null || child.signalCode !== null) return endOf(child);
    const late = AbortSignal.timeout(limitMs);
    late.onabort = () => child.kill('SIGKILL');
    await once(child, 'exit');
    late.onabort = null;
    return late.aborted ? 'late' : endOf(child);
  }

  async kill(): Promise<void> {
    const child = this.#child;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  #hear(report: ChildReport, onReady: () => void): void {
    switch (report.kind) {
      case 'ready':
        onReady();
        break;
      case 'acknowledged':
        this.#acknowledged.set(report.peer, report.number);
        break;
      case 'begun':
        this.#begun.add(report.envelope);
        break;
      case 'asked':
        this.#asked.add(report.envelope);
        break;
      case 'disturbed':
        this.#disturbed.set(report.disturbance, this.disturbed(report.disturbance) + 1);
        break;
      default:
        assertNever(report);
    }
  }

  #tell(order: ChildOrder): void {
    // A process that has just died is told nothing; the next one is.
    if (this.#child?.connected === true) this.#child.send(order, () => undefined);
  }
}

function endOf(child: ChildProcess): 'as planned' {
  if (child.signalCode !== 'SIGKILL')
    throw new Error(`a core ended by itself, with ${String(child.exitCode)}`);
  return 'as planned';
}

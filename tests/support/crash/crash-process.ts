import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ChildOrder, ChildPlan, ChildReport, KillPlan } from './plan.ts';

const script = fileURLToPath(new URL('crash-child.ts', import.meta.url));

/** One official of a campaign: the same profile in one process after the other. */
export class CrashProcess {
  /** The last message that this official's program has acknowledged. */
  acknowledged = -1;
  readonly #plan: Omit<ChildPlan, 'kill' | 'seed' | 'chaos'>;
  #child: ChildProcess | null = null;
  #wanted: ChildOrder = { kind: 'pause' };

  constructor(plan: Omit<ChildPlan, 'kill' | 'seed' | 'chaos'>) {
    this.#plan = plan;
  }

  get profile(): Omit<ChildPlan, 'kill' | 'seed' | 'chaos'> {
    return this.#plan;
  }

  /** Starts a process and goes on where the last one stopped. Resolves when it is ready, or dead already. */
  async start(kill: KillPlan | null, seed: number, chaos: boolean): Promise<void> {
    const plan: ChildPlan = { ...this.#plan, kill, seed, chaos };
    const child = fork(script, [JSON.stringify(plan)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    this.#child = child;
    const ready = new Promise<void>((resolve) => {
      child.on('message', (report: ChildReport) => {
        if (report.kind === 'acknowledged') this.acknowledged = report.number;
        else resolve();
      });
      child.once('exit', () => {
        resolve();
      });
    });
    await ready;
    if (this.#wanted.kind === 'write') this.write();
  }

  write(): void {
    this.#tell({ kind: 'write', from: this.acknowledged + 1 });
  }

  pause(): void {
    this.#tell({ kind: 'pause' });
  }

  /** Resolves when the process has ended itself; ends it after `limitMs` where its plan did not come about. */
  async dead(limitMs: number): Promise<'as planned' | 'late'> {
    const child = this.#child;
    if (child === null || child.signalCode !== null) return 'as planned';
    let outcome: 'as planned' | 'late' = 'as planned';
    const timer = setTimeout(() => {
      outcome = 'late';
      child.kill('SIGKILL');
    }, limitMs);
    await once(child, 'exit');
    clearTimeout(timer);
    return outcome;
  }

  async kill(): Promise<void> {
    const child = this.#child;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  #tell(order: ChildOrder): void {
    this.#wanted = order;
    // A process that has just died is told nothing; the next one is.
    if (this.#child?.connected === true) this.#child.send(order, () => undefined);
  }
}

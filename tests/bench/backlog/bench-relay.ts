import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('relay-process.ts', import.meta.url));

/** A relay in a process of its own. */
export class BenchRelay {
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess) {
    this.#child = child;
  }

  static async start(folder: string, socket: string, key: string): Promise<BenchRelay> {
    const child = fork(script, [folder, socket, key]);
    await once(child, 'message');
    return new BenchRelay(child);
  }

  async stop(): Promise<void> {
    const exited = once(this.#child, 'exit');
    this.#child.send('stop');
    await exited;
  }
}

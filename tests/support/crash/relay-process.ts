import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Bytes } from '#shared/model/bytes.ts';
import { fromRoot } from '#build/vite/paths.ts';

/** Where the relay of a campaign lies. */
export interface RelayPlace {
  readonly folder: string;
  readonly socket: string;
  readonly key: Bytes;
}

/** The relay of a campaign: the same data in one process after the other. */
export class RelayProcess {
  readonly #script: string;
  readonly #place: RelayPlace;
  #child: ChildProcess | null = null;

  /** `script` is `relay-host-process.ts`, bundled. */
  constructor(script: string, place: RelayPlace) {
    this.#script = script;
    this.#place = place;
  }

  /** Resolves when it listens. @throws Error when it does not come to that. */
  async start(): Promise<void> {
    const { folder, socket, key } = this.#place;
    const child = fork(this.#script, [folder, socket, Buffer.from(key).toString('hex')], {
      env: { ...process.env, NODE_COMPILE_CACHE: fromRoot('out/compile-cache') },
    });
    this.#child = child;
    const [said] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as unknown[];
    if (said !== 'hosting') throw new Error(`the relay of this campaign does not host: ${String(said)}`);
  }

  /** With SIGKILL, whatever it is doing. */
  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
}

import { join } from 'node:path';
import type { CoreClient } from '#core/core-client.ts';
import { RelayThread, type RelayThreadListener } from '#relay/relay-thread.ts';
import { databaseKey } from '../database-key.ts';
import type { ShellLog } from './shell-log.ts';

/** What the embedded relay is started with. */
export interface RelayStart {
  readonly folder: string;
  /** How many people the demo agency has; null is its standard. */
  readonly demoPeople: number | null;
  readonly script: URL;
  /** Is told whether there is a relay. */
  readonly core: CoreClient;
  readonly log: ShellLog;
  /** See `RelayThreadListener.onHosting`. */
  readonly onHosting: RelayThreadListener['onHosting'];
}

/** The relay inside the program. Nothing of it runs before it is started. */
export class EmbeddedRelay {
  readonly #start: RelayStart;
  #thread: RelayThread | null = null;
  #starting: Promise<void> | null = null;
  #isStopped = false;

  constructor(start: RelayStart) {
    this.#start = start;
  }

  /** Starts it once. Resolves when it is known whether somebody on this PC hosts it. */
  start(): Promise<void> {
    return (this.#starting ??= this.#startNow());
  }

  /** See `RelayThread.stop`; it is not started afterwards. */
  async stop(limitMs: number): Promise<void> {
    this.#isStopped = true;
    await this.#thread?.stop(limitMs);
  }

  /** When there is no key of it nothing of it is touched, and the window says so. */
  async #startNow(): Promise<void> {
    const { folder, demoPeople, script, core, log, onHosting } = this.#start;
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const tell = (served: boolean): void => {
      core.reportBackend(served ? null : 'relay-unusable');
      log.write({ event: 'relay', served });
      resolve(undefined);
    };
    const database = { file: join(folder, 'relay.db'), keyFile: join(folder, 'relay.key') };
    const key = await databaseKey(database, log.error);
    if (this.#isStopped) return;
    if (typeof key === 'string') {
      tell(false);
      return;
    }
    this.#thread = new RelayThread(
      script,
      { folder, key, demoPeople },
      {
        onServed: tell,
        onHosting,
        onFailure: (failure) => {
          log.failure('relay', failure);
        },
      },
    );
    await promise;
  }
}

import { join } from 'node:path';
import type { PersonId } from '#shared/model/ids.ts';
import { DemoThread } from '#demo/demo-thread.ts';
import { localAddress } from '#relay/local-address.ts';
import type { RelayThread } from '#relay/relay-thread.ts';
import { databaseKey } from '../database-key.ts';
import type { LaunchSettings } from '../launch-settings.ts';
import type { ShellLog } from './shell-log.ts';

/** What simulated colleagues are started with. */
export interface ColleaguesStart {
  readonly settings: LaunchSettings;
  readonly script: URL;
  readonly log: ShellLog;
}

/**
 * How long everything else has after the first paint, and an instance that hosted before has for closing the colleagues'
 * databases: two threads must never be the same colleague. For the end of those of this one, a new beginning waits.
 */
const calmMs = 3_000;
const stopLimitMs = 4_000;

/** Starts the demo agency's simulated colleagues where they are wanted: once a window has painted, and where the relay is. */
export class Colleagues {
  readonly #start: ColleaguesStart;
  #people: readonly PersonId[] | null = null;
  #relay: RelayThread | null = null;
  #isPainted = false;
  #isStopped = false;
  #timer: NodeJS.Timeout | null = null;
  #thread: DemoThread | null = null;
  #ending: Promise<unknown> = Promise.resolve();
  /** Counts the endings: what was begun before one must not go on after it. */
  #turn = 0;

  constructor(start: ColleaguesStart) {
    this.#start = start;
  }

  /** This instance hosts the relay, with these people to play; null when another one does. */
  readonly hosting = (people: readonly PersonId[] | null, relay: RelayThread): void => {
    this.#people = people;
    this.#relay = relay;
    if (people === null) void this.#end(stopLimitMs);
    else this.#consider();
  };

  /** The first window has painted. */
  painted(): void {
    this.#isPainted = true;
    this.#consider();
  }

  /** Resolves when their databases are closed, at the latest after `limitMs`. */
  async stop(limitMs: number): Promise<void> {
    this.#isStopped = true;
    await this.#end(limitMs);
  }

  #consider(): void {
    if (this.#start.settings.demoColleagues === 'off' || this.#timer !== null) return;
    if (this.#people === null || !this.#isPainted || this.#isStopped) return;
    this.#timer = setTimeout(() => void this.#open().catch(this.#start.log.error), calmMs);
  }

  async #open(): Promise<void> {
    const turn = this.#turn;
    await this.#ending;
    const { settings, script, log } = this.#start;
    const folder = join(settings.root, 'colleagues');
    const file = join(folder, '1', 'narae.db');
    const key = await databaseKey({ file, keyFile: join(folder, 'colleagues.key') }, log.error);
    const { demoColleagues: manner } = settings;
    if (
      typeof key === 'string' ||
      manner === 'off' ||
      this.#people === null ||
      this.#isStopped ||
      turn !== this.#turn
    )
      return;
    this.#thread = new DemoThread(
      script,
      { people: this.#people, folder, key, socket: localAddress(settings.relayFolder), manner },
      {
        invite: (person) => this.#relay?.invite(person) ?? Promise.resolve(null),
        onFailure: (failure) => {
          log.failure('demo', failure);
        },
      },
    );
  }

  async #end(limitMs: number): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#turn += 1;
    const thread = this.#thread;
    this.#thread = null;
    this.#ending = Promise.all([this.#ending, thread?.stop(limitMs)]);
    await this.#ending;
  }
}

import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Bytes } from '#shared/model/bytes.ts';
import type { InvitationCode, PersonId } from '#shared/model/ids.ts';
import { Agenda } from './agenda.ts';
import { Colleague } from './colleague.ts';
import { ColleaguePresence } from './colleague-presence.ts';
import type { Core, CoreEvent } from './core-types.ts';
import { enrolledCore } from './enrolled-core.ts';
import { demoScenes } from './script/scenes.ts';
import type { ScriptClock } from './script-clock.ts';
import { UnaskedWords } from './unasked-words.ts';

/** What the simulated colleagues work with. */
export interface OfficeOptions {
  /** Whom they play. */
  readonly people: readonly PersonId[];
  /** Where their encrypted databases lie, a folder each. */
  readonly folder: string;
  readonly key: Bytes;
  /** The relay's local socket. */
  readonly socket: string;
  readonly clock: ScriptClock;
  /** Whether they answer in office hours only. */
  readonly keepsHours: boolean;
  readonly invite: (person: PersonId) => Promise<InvitationCode>;
  readonly onFailure: (error: unknown) => void;
  /** The rest between two who come in, in milliseconds. */
  readonly pauseMs?: number;
}

/** They come in one after the other, so that the person at this PC does not notice. */
const standardPauseMs = 500;

/** All simulated colleagues of a relay. */
export class Office {
  readonly #options: OfficeOptions;
  readonly #agenda: Agenda;
  readonly #cores: Core[] = [];
  #isClosing = false;
  #opening: Promise<void> | null = null;

  constructor(options: OfficeOptions) {
    this.#options = options;
    this.#agenda = new Agenda(options.clock, options.onFailure);
  }

  /** Everybody comes in; resolves when they are there. Whoever cannot is missing, and that is told. */
  open(): Promise<void> {
    this.#opening ??= this.#open();
    return this.#opening;
  }

  /** Everybody leaves, after what is being done. */
  async close(): Promise<void> {
    this.#isClosing = true;
    await this.#agenda.stop();
    await this.#opening;
    await Promise.all(this.#cores.map((core) => core.close()));
  }

  async #open(): Promise<void> {
    const { people, pauseMs = standardPauseMs, onFailure } = this.#options;
    for (const [seat, person] of people.entries()) {
      if (this.#isClosing) return;
      try {
        await this.#seat(seat, person);
      } catch (error) {
        onFailure(error);
      }
      await setTimeout(pauseMs);
    }
  }

  async #seat(seat: number, person: PersonId): Promise<void> {
    const { folder, key, socket, clock, keepsHours, people, invite, onFailure } = this.#options;
    let colleague: Colleague | null = null;
    const { core } = await enrolledCore({
      folder: join(folder, String(seat + 1)),
      key,
      socket,
      invite: () => invite(person),
      onEvent: (event: CoreEvent) => colleague?.onEvent(event),
      onFailure,
    });
    this.#cores.push(core);
    const part = {
      seat,
      services: core.services,
      agenda: this.#agenda,
      clock,
      scenes: demoScenes,
      keepsHours,
      isColleague: (other: PersonId) => people.includes(other),
    };
    colleague = new Colleague({ ...part, greets: seat === 0, onFailure });
    await new ColleaguePresence({ seat, core, agenda: this.#agenda, clock, keepsHours }).begin();
    await colleague.lookAround();
    new UnaskedWords(part).begin();
  }
}

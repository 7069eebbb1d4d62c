import type { Agenda } from './agenda.ts';
import type { Core } from './core-types.ts';
import type { ScriptClock } from './script-clock.ts';
import { isOfficeOpen, nextChange } from './script/office-hours.ts';
import { selfDescription } from './script/self-descriptions.ts';

/** What presence of a colleague works with. */
export interface ColleaguePresenceOptions {
  readonly seat: number;
  readonly core: Pick<Core, 'services' | 'setActivity'>;
  readonly agenda: Agenda;
  readonly clock: ScriptClock;
  readonly keepsHours: boolean;
}

/** Says who a colleague is, and is seen at the desk in office hours only: whoever has gone home must not look as if at work. */
export class ColleaguePresence {
  readonly #options: ColleaguePresenceOptions;

  constructor(options: ColleaguePresenceOptions) {
    this.#options = options;
  }

  /** Rejects as the services do. */
  async begin(): Promise<void> {
    this.#show();
    const { presence } = this.#options.core.services;
    const { photo, ...words } = selfDescription(this.#options.seat);
    const { statusText } = await presence.profile({});
    // What was said at an earlier start still holds.
    if (statusText === words.statusText && photo === null) return;
    await presence.setProfile({ ...words, minutes: null });
    if (photo !== null) await presence.setPhoto({ photo });
  }

  #show(): void {
    const { seat, core, agenda, clock, keepsHours } = this.#options;
    if (!keepsHours) return;
    const now = clock.now();
    core.setActivity?.(isOfficeOpen(now) ? 'active' : 'away');
    const next = {
      at: nextChange(now),
      run: async () => {
        this.#show();
      },
    };
    agenda.plan(`${String(seat)} presence`, [next]);
  }
}

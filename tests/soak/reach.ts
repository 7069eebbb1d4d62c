import { coreSteps } from '#core/steps.ts';
import type { CampaignResult } from '#tests/support/crash/campaign.ts';

/** From so many runs on every step comes about: `killed.test` demands it of as many. */
const runsForAll = 50;

/** Where the kills of campaigns came: a step at which nothing dies is not shown to be sound. */
export class Reach {
  readonly #hits = new Set<string>();
  #runs = 0;
  #relayKills = 0;

  add({ hits, runs, relayKills }: CampaignResult): void {
    for (const step of coreSteps) if (hits[step] > 0) this.#hits.add(step);
    this.#runs += runs;
    this.#relayKills += relayKills;
  }

  /** Whether something died at every step, and a relay too, in campaigns that are long enough for it. */
  get isWhole(): boolean {
    return this.#runs < runsForAll || (this.#hits.size === coreSteps.length && this.#relayKills > 0);
  }

  print(): void {
    console.log(`steps_hit ${String(this.#hits.size)} of ${String(coreSteps.length)}`);
    console.log(`relay_kills ${String(this.#relayKills)}`);
  }
}

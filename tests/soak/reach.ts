import { coreSteps } from '#core/steps.ts';
import { disturbances } from '#tests/support/crash/chaos.ts';
import type { CampaignResult } from '#tests/support/crash/campaign.ts';

/** From so many runs on every step comes about: `killed.test` demands it of as many. */
const runsForAll = 50;

/** Where the kills of campaigns came, and what went wrong on the way: what did not come about is not shown to be survived. */
export class Reach {
  readonly #hits = new Set<string>();
  readonly #disturbed = new Set<string>();
  #runs = 0;
  #relayKills = 0;

  add({ hits, runs, relayKills, disturbed }: CampaignResult): void {
    for (const step of coreSteps) if (hits[step] > 0) this.#hits.add(step);
    for (const disturbance of disturbances) if (disturbed[disturbance] > 0) this.#disturbed.add(disturbance);
    this.#runs += runs;
    this.#relayKills += relayKills;
  }

  /** Whether something died at every step, a relay too, and everything went wrong that can, in campaigns long enough for it. */
  get isWhole(): boolean {
    const isDisturbed = this.#disturbed.size === disturbances.length;
    const isKilled = this.#hits.size === coreSteps.length && this.#relayKills > 0;
    return this.#runs < runsForAll || (isKilled && isDisturbed);
  }

  print(): void {
    console.log(`steps_hit ${String(this.#hits.size)} of ${String(coreSteps.length)}`);
    console.log(`disturbances ${String(this.#disturbed.size)} of ${String(disturbances.length)}`);
    console.log(`relay_kills ${String(this.#relayKills)}`);
  }
}

import type { EndedBy } from '../shutdown.ts';
import type { LinkInbox } from './link-inbox.ts';

/**
 * Whoever starts the program while it ends meets one that takes nothing any more: it is started again once it has ended, and
 * leads where they wanted to go. When the system ends it, nobody is there to have started it.
 */
export class StartAgain {
  readonly #links: Pick<LinkInbox, 'follow'>;
  readonly #relaunch: (link: string | null) => void;
  #endedBy: EndedBy | null = null;
  #isClosed = false;
  #isWanted = false;
  #isDone = false;
  #link: string | null = null;

  /** `relaunch` is called once at most: each call would be a program. */
  constructor(links: Pick<LinkInbox, 'follow'>, relaunch: (link: string | null) => void) {
    this.#links = links;
    this.#relaunch = relaunch;
  }

  /** The program begins to end; also when the system ends what a person has ended. */
  ending(by: EndedBy): void {
    this.#endedBy = by;
    this.#links.follow((link) => {
      this.#isWanted = true;
      this.#link = link ?? this.#link;
      this.#start();
    });
  }

  /** All is closed. Starts that come in the moments until the program is gone count still. */
  closed(): void {
    this.#isClosed = true;
    this.#start();
  }

  #start(): void {
    if (!this.#isClosed || !this.#isWanted || this.#isDone || this.#endedBy !== 'person') return;
    this.#isDone = true;
    this.#relaunch(this.#link);
  }
}

import { app } from 'electron';
import { hiddenArgument } from '../launch-settings.ts';
import { linkAmong } from './deep-link.ts';

/** Whoever waits for the program to start asks a few times, not more. */
const mostWaiting = 20;

/**
 * What this program is asked for by starts: the link of its own start, those of later starts (which end at once and hand
 * theirs over), and those that macOS passes. It listens from the beginning; what comes before somebody follows waits.
 */
export class LinkInbox {
  readonly #waiting: (string | null)[] = [];
  #follow: ((link: string | null) => void) | null = null;

  /** Before the app is ready: macOS passes the link of a start at once, and only once. */
  constructor(args: readonly string[]) {
    const first = linkAmong(args);
    if (first !== null) this.#take(first);
    app.on('second-instance', (_event, laterArgs) => {
      const link = linkAmong(laterArgs);
      // The session has started the program once more, and nobody has asked for a window.
      if (link !== null || !laterArgs.includes(hiddenArgument)) this.#take(link);
    });
    app.on('open-url', (event, link) => {
      event.preventDefault();
      this.#take(link);
    });
  }

  /** Hands over what has come and what will come: a link, or null for a start without one. */
  follow(follow: (link: string | null) => void): void {
    this.#follow = follow;
    for (const link of this.#waiting.splice(0)) follow(link);
  }

  #take(link: string | null): void {
    if (this.#follow !== null) this.#follow(link);
    else if (this.#waiting.length < mostWaiting) this.#waiting.push(link);
  }
}

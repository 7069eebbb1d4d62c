import type { ServedServices } from '#shared/ipc/services.ts';
import type { AppStatus } from '#shared/model/app-status.ts';

/** What a calm start works with. */
export interface CalmStartPorts {
  readonly status: () => Promise<Pick<AppStatus, 'phase'>>;
  /** Starts what the connection needs; at once where that is what one waits for. */
  readonly prepare: () => void;
  /** Connects, and receives what has been waiting. */
  readonly begin: () => Promise<void>;
  readonly onFailure: (error: unknown) => void;
  readonly wait: (ms: number) => Promise<void>;
}

/**
 * Begins to connect once the first rows stand and what one has done first is answered, not while that goes on: keys and mail of
 * a whole weekend would take the processor from whoever has just come to look for somebody. Where nobody is enrolled the
 * connection is what one waits for, and begins with the first paint; what it needs begins at once.
 */
export class CalmStart {
  readonly #ports: CalmStartPorts;
  #isPainted = false;
  #isListed = false;
  #hasBegun = false;
  /** Requests that are being answered. */
  #open = 0;
  /** Counts the requests: a rest that another one has cut short begins nothing. */
  #turn = 0;

  constructor(ports: CalmStartPorts) {
    this.#ports = ports;
  }

  /** The core has been started. */
  async opened(): Promise<void> {
    void this.#ports.wait(unpaintedMs).then(() => {
      this.#begin();
    });
    if (!(await this.#hasList())) this.#ports.prepare();
  }

  /** The main window has painted. */
  async painted(): Promise<void> {
    if (this.#isPainted) return;
    this.#isPainted = true;
    if (!(await this.#hasList())) {
      this.#begin();
      return;
    }
    void this.#ports.wait(longestMs).then(() => {
      this.#begin();
    });
    // A fast page has asked for its list before it is shown.
    await this.#rest();
  }

  /** A key was pressed: what it is for goes before connecting. */
  readonly keyed = (): void => {
    void this.#rest();
  };

  /** The same services; the page asks by them for its list, and for what one does first. */
  watching(services: ServedServices): ServedServices {
    const { chats, directory } = services;
    return {
      ...services,
      chats: {
        ...chats,
        list: (input) =>
          this.#watched(
            chats.list(input).finally(() => {
              this.#isListed = true;
            }),
          ),
        messages: (input) => this.#watched(chats.messages(input)),
      },
      directory: { ...directory, search: (input) => this.#watched(directory.search(input)) },
    };
  }

  async #watched<Answer>(answer: Promise<Answer>): Promise<Answer> {
    this.#open += 1;
    try {
      return await answer;
    } finally {
      this.#open -= 1;
      void this.#rest();
    }
  }

  /** Begins when nothing is asked for a while. A hidden window lists nothing that anybody sees, but paints like any other. */
  async #rest(): Promise<void> {
    const turn = ++this.#turn;
    if (this.#hasBegun || !this.#isPainted || !this.#isListed) return;
    await this.#ports.wait(restMs);
    if (turn === this.#turn && this.#open === 0) this.#begin();
  }

  async #hasList(): Promise<boolean> {
    try {
      return (await this.#ports.status()).phase === 'ready';
    } catch {
      return false;
    }
  }

  #begin(): void {
    if (this.#hasBegun) return;
    this.#hasBegun = true;
    this.#ports.begin().catch(this.#ports.onFailure);
  }
}

/** Rows are drawn in a fifth of a second on a slow PC, and whoever knows what they want presses a key in the next. */
const restMs = 400;
/** A page that never lists anything, and somebody who never rests, must not keep mail away. */
const longestMs = 3_000;
/** A page that never paints must not either: nobody sees one that the session has started hidden. A slow PC paints sooner. */
const unpaintedMs = 10_000;

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
 * Begins to connect once the first rows stand, not while they are being painted: keys and mail of a whole weekend would take
 * the processor from whoever has just come to look. Where nobody is enrolled the connection is what one waits for, and begins
 * with the first paint; what it needs begins at once.
 */
export class CalmStart {
  readonly #ports: CalmStartPorts;
  #isPainted = false;
  #isListed = false;
  #hasBegun = false;

  constructor(ports: CalmStartPorts) {
    this.#ports = ports;
  }

  /** The core has been started. */
  async opened(): Promise<void> {
    if (!(await this.#hasList())) this.#ports.prepare();
  }

  /** The main window has painted. */
  async painted(): Promise<void> {
    if (this.#isPainted) return;
    this.#isPainted = true;
    // A fast page has asked for its list before it is shown.
    if (await this.#hasList()) await this.#ports.wait(this.#isListed ? renderMs : longestMs);
    this.#begin();
  }

  /** The same services; the page asks for its list by them. */
  watching(services: ServedServices): ServedServices {
    const { chats } = services;
    return {
      ...services,
      chats: {
        ...chats,
        list: async (input) => {
          try {
            return await chats.list(input);
          } finally {
            void this.#listed();
          }
        },
      },
    };
  }

  /** Only the first list counts; a hidden window lists nothing that anybody sees, but paints like any other. */
  async #listed(): Promise<void> {
    if (this.#isListed) return;
    this.#isListed = true;
    if (!this.#isPainted) return;
    await this.#ports.wait(renderMs);
    this.#begin();
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

/** Rows are drawn in a fifth of a second on a slow PC. */
const renderMs = 250;
/** A page that never lists anything must not keep mail away. */
const longestMs = 3_000;

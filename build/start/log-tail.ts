import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Readable } from 'node:stream';

/** Keeps the last lines of a stream, for the case that they have to explain a failure. */
export class LogTail {
  readonly #limit: number;
  #lines: string[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  follow(stream: Readable | null): void {
    stream?.on('data', (chunk: Buffer) => {
      this.#lines = [...this.#lines, ...chunk.toString().trimEnd().split('\n')].slice(-this.#limit);
    });
  }

  /**
   * Follows what processes started by `start` say as errors, from their first line on. Playwright hands out a process
   * only when it has started well, and by then what explains a failure has been read and is gone.
   */
  async followChildrenOf<Result>(start: () => Promise<Result>): Promise<Result> {
    const follow = (message: unknown): void => {
      const { process: child } = message as { process: ChildProcess };
      // Its streams are set up in this same tick, after the announcement.
      process.nextTick(() => {
        this.follow(child.stderr);
      });
    };
    subscribe('child_process', follow);
    try {
      return await start();
    } finally {
      unsubscribe('child_process', follow);
    }
  }

  text(): string {
    return this.#lines.join('\n');
  }
}

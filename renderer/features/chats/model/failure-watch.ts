import type { MessageId } from '#shared/model/ids.ts';
import type { Message } from '#shared/model/message.ts';
import type { PageOfMessages } from './message-rows.ts';
import { newestArrival } from './unread-mark.ts';

/** Tells which of my messages have failed while one looks on. What had failed before, and older pages that come in, are no news. */
export class FailureWatch {
  readonly #newestAtFirst: number;
  readonly #hasFailed = new Map<MessageId, boolean>();
  #known: readonly PageOfMessages[] = [];

  constructor(pages: readonly PageOfMessages[]) {
    this.#newestAtFirst = newestArrival(pages, 'all');
    this.take(pages);
  }

  /** What has failed since the last time. A page with another message is another page: only such ones are looked at. */
  take(pages: readonly PageOfMessages[]): readonly Message[] {
    const changed = pages.filter((page) => !this.#known.includes(page));
    this.#known = pages;
    const news: Message[] = [];
    for (const message of changed.flat()) {
      if (message.author !== null || message.kind !== 'text') continue;
      const failed = message.state === 'failed';
      const before = this.#hasFailed.get(message.id) ?? message.arrival <= this.#newestAtFirst;
      if (failed && !before) news.push(message);
      this.#hasFailed.set(message.id, failed);
    }
    return news;
  }

  /** Whether it has not been sent again since. */
  isFailed({ id }: Message): boolean {
    return this.#hasFailed.get(id) === true;
  }
}

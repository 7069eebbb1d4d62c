import type { AppStatus } from '#shared/model/app-status.ts';
import type { Publish } from '#core/events.ts';

/** The one place where it stands how far the core has come; tells every change. */
export class StatusBoard {
  readonly #publish: Publish;
  #status: AppStatus;

  constructor(initial: AppStatus, publish: Publish) {
    this.#status = initial;
    this.#publish = publish;
  }

  get status(): AppStatus {
    return this.#status;
  }

  update(change: Partial<AppStatus>): void {
    this.#status = { ...this.#status, ...change };
    this.#publish({ domain: 'app', name: 'statusChanged', payload: this.#status });
  }
}

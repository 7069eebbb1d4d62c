import { EventEmitter } from 'node:events';
import type { CommandName, Parameters, Result, SessionEvents } from './protocol.ts';

type Transmit = (sessionId: string | undefined, method: string, parameters?: object) => Promise<unknown>;

/** One conversation of the DevTools protocol: with the browser itself (no id) or with one target. */
export class Session extends EventEmitter<SessionEvents> {
  readonly id: string | undefined;
  closed = false;
  readonly #transmit: Transmit;

  constructor(transmit: Transmit, id?: string) {
    super();
    this.setMaxListeners(0);
    this.#transmit = transmit;
    this.id = id;
  }

  send<M extends CommandName>(method: M, parameters?: Parameters<M>): Promise<Result<M>> {
    return this.#transmit(this.id, method, parameters) as Promise<Result<M>>;
  }

  /** A command whose answer nobody needs and whose failure means that the target has gone. */
  post<M extends CommandName>(method: M, parameters?: Parameters<M>): void {
    this.send(method, parameters).catch(() => {});
  }
}

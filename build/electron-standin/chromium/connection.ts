import type { Readable, Writable } from 'node:stream';
import { settings } from '../core/settings.ts';
import { openMessagePipe } from './message-pipe.ts';
import type { Protocol } from './protocol.ts';
import { Session } from './session.ts';

/** The DevTools protocol with one Chromium: a root session, and one session for each attached target. */
export class Connection {
  readonly root = new Session((...command) => this.#command(...command));
  readonly #sessions = new Map<string, Session>();
  readonly #waiting = new Map<number, Waiting>();
  readonly #pipe;
  #nextId = 1;
  #closed = false;

  constructor(output: Writable, input: Readable) {
    this.#pipe = openMessagePipe(
      output,
      input,
      (text) => this.#receive(text),
      () => this.#close(),
    );
  }

  session(id: string): Session | undefined {
    return this.#sessions.get(id);
  }

  #command(sessionId: string | undefined, method: string, params?: object): Promise<unknown> {
    if (this.#closed) return Promise.reject(new Error(`${method}: Chromium is gone`));
    const id = this.#nextId++;
    const text = JSON.stringify({ id, method, params, sessionId });
    log('>', text);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, method, sessionId });
      this.#pipe.send(text);
    });
  }

  #receive(text: string): void {
    log('<', text);
    const message = JSON.parse(text) as Answer | Notice;
    if ('id' in message) this.#answer(message);
    else this.#notice(message);
  }

  #answer({ id, result, error }: Answer): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) waiting?.reject(new Error(`${waiting.method}: ${error.message} ${error.data ?? ''}`.trim()));
    else waiting?.resolve(result);
  }

  #notice({ method, params, sessionId }: Notice): void {
    if (method === 'Target.attachedToTarget') {
      const id = (params as Protocol.Target.attachedToTargetPayload).sessionId;
      this.#sessions.set(id, new Session((...command) => this.#command(...command), id));
    }
    if (method === 'Target.detachedFromTarget') {
      this.#endSession((params as Protocol.Target.detachedFromTargetPayload).sessionId);
    }
    const session = sessionId === undefined ? this.root : this.#sessions.get(sessionId);
    // The name and the payload belong together by the protocol, which the type of a single emit cannot say.
    (session as NodeJS.EventEmitter | undefined)?.emit(method, params);
  }

  #endSession(id: string): void {
    const session = this.#sessions.get(id);
    if (!session) return;
    this.#sessions.delete(id);
    session.closed = true;
    this.#rejectWaiting((waiting) => waiting.sessionId === id, 'the window is gone');
    session.emit('closed');
  }

  #close(): void {
    this.#closed = true;
    this.#rejectWaiting(() => true, 'Chromium is gone');
  }

  #rejectWaiting(concerned: (waiting: Waiting) => boolean, reason: string): void {
    for (const [id, waiting] of this.#waiting) {
      if (!concerned(waiting)) continue;
      this.#waiting.delete(id);
      waiting.reject(new Error(`${waiting.method}: ${reason}`));
    }
  }
}

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly method: string;
  readonly sessionId: string | undefined;
}

interface Answer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string; readonly data?: string };
}

interface Notice {
  readonly method: string;
  readonly params: unknown;
  readonly sessionId?: string;
}

function log(direction: string, text: string): void {
  if (settings.logProtocol) process.stderr.write(`[cdp${direction}] ${text.slice(0, 300)}\n`);
}

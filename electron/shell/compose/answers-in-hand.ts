import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '#shared/errors/app-error.ts';
import type { ToastAnswer } from '#core/notifications/index.ts';
import type { EndedBy } from '../shutdown.ts';
import { answerToast, type AnswerPorts } from './answer-toast.ts';

/** How long a core that says nothing is waited for when the program ends. */
const lastAskMs = 2_000;

/** What handing answers over works with. */
export interface AnswersInHandPorts extends Pick<AnswerPorts, 'take' | 'open'> {
  /** Gives an answer back that nothing has kept; resolves when the person has it. */
  readonly giveBack: (answer: ToastAnswer, error: AppError) => Promise<void>;
  readonly onFailure: (error: unknown) => void;
}

/** Hands answers over to the core, and ends with the program: none is lost without a word. */
export class AnswersInHand {
  readonly #ports: AnswersInHandPorts;
  readonly #running = new Set<Promise<void>>();
  /** Answers that are being given back. */
  readonly #boxes = new Set<Promise<void>>();
  readonly #ending = Promise.withResolvers<undefined>();
  readonly #unattended = Promise.withResolvers<undefined>();
  readonly #late = Promise.withResolvers<never>();
  #endedBy: EndedBy | null = null;

  constructor(ports: AnswersInHandPorts) {
    this.#ports = ports;
    // Whoever asks the core hears of it; there may be nobody.
    this.#late.promise.catch(() => undefined);
  }

  /** See `answerToast`. */
  handOver(answer: ToastAnswer): void {
    const { take, open, onFailure } = this.#ports;
    const running = answerToast(answer, {
      take: (given) => Promise.race([take(given), this.#late.promise]),
      open: (conversation) => {
        if (this.#endedBy === null) open(conversation);
      },
      wait: async (ms) => {
        await Promise.race([wait(ms, undefined, { ref: false }), this.#ending.promise]);
      },
      isLastTry: () => this.#endedBy !== null,
      onLost: (lost, error) => {
        this.#lost(lost, error);
      },
    })
      .catch(onFailure)
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  /** The program ends: what waits is tried once more at once, and the core has some time to take it. */
  async end(by: EndedBy): Promise<void> {
    this.#endedBy = by;
    this.#ending.resolve(undefined);
    if (by === 'system') this.#unattended.resolve(undefined);
    await Promise.race([Promise.all(this.#running), wait(lastAskMs, undefined, { ref: false })]);
  }

  /**
   * The core is closed, and has taken what it could: the rest is given back. When the system ends the program nobody is there
   * to take it, and no box may hold that up, also not one that stands already.
   */
  async coreClosed(): Promise<void> {
    this.#late.reject(new AppError('worker-lost'));
    await Promise.all(this.#running);
    await Promise.race([Promise.all(this.#boxes), this.#unattended.promise]);
  }

  #lost(answer: ToastAnswer, error: AppError): void {
    this.#ports.onFailure(error);
    if (this.#endedBy === 'system') return;
    const box = this.#ports
      .giveBack(answer, error)
      .catch(this.#ports.onFailure)
      .finally(() => this.#boxes.delete(box));
    this.#boxes.add(box);
  }
}

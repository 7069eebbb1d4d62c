import { AppError } from '#shared/errors/app-error.ts';
import type { InvitationCode, PersonId } from '#shared/model/ids.ts';

interface Waiting {
  readonly resolve: (code: InvitationCode) => void;
  readonly reject: (error: AppError) => void;
}

/** Invitations that are asked for in another thread. */
export class Invitations {
  readonly #send: (person: PersonId) => void;
  readonly #waiting = new Map<PersonId, Waiting>();

  constructor(send: (person: PersonId) => void) {
    this.#send = send;
  }

  /** Asks for an invitation. Rejects with `unavailable` when there is none. */
  readonly ask = (person: PersonId): Promise<InvitationCode> =>
    new Promise((resolve, reject) => {
      this.#waiting.set(person, { resolve, reject });
      this.#send(person);
    });

  /** The answer has come. */
  answer(person: PersonId, code: InvitationCode | null): void {
    const waiting = this.#waiting.get(person);
    this.#waiting.delete(person);
    if (code === null) waiting?.reject(new AppError('unavailable'));
    else waiting?.resolve(code);
  }
}

import type { PersonId } from '#shared/model/ids.ts';
import { unknownPresence, type Presence } from '#shared/model/presence.ts';
import type { NaraeClient } from '../client.ts';

/** People in one request. */
const mostAtOnce = 100;

/** Asks for the presence of people: those that rows of one drawing ask for go in one request. */
export class PresenceBatch {
  readonly #client: NaraeClient;
  #waiting = new Map<PersonId, PromiseWithResolvers<Presence>>();

  constructor(client: NaraeClient) {
    this.#client = client;
  }

  load(person: PersonId): Promise<Presence> {
    const known = this.#waiting.get(person);
    if (known !== undefined) return known.promise;
    if (this.#waiting.size === 0) queueMicrotask(() => void this.#ask());
    const asked = Promise.withResolvers<Presence>();
    this.#waiting.set(person, asked);
    return asked.promise;
  }

  async #ask(): Promise<void> {
    const asked = [...this.#waiting];
    this.#waiting = new Map();
    for (let first = 0; first < asked.length; first += mostAtOnce) {
      const part = asked.slice(first, first + mostAtOnce);
      try {
        const people = part.map(([person]) => person);
        const { presences } = await this.#client.request('presence', 'watch', { people });
        const found = new Map(presences.map(({ person, presence }) => [person, presence]));
        for (const [person, { resolve }] of part) resolve(found.get(person) ?? unknownPresence);
      } catch (error) {
        for (const [, { reject }] of part) reject(error);
      }
    }
  }
}

import type { MessagePort } from 'node:worker_threads';
import { AppError, type ErrorShape } from '#shared/errors/app-error.ts';
import { assertNever } from '#shared/errors/assert-never.ts';
import { DirectoryRows, lastRow } from '#core/storage/index.ts';
import { Collector } from '../engine/collector.ts';
import { ContactsBuilder, type CollectedContacts, type Contacts } from '../engine/contacts-builder.ts';
import { PlacesOfUnits } from '../engine/indexed-record.ts';
import { memoryOf } from '../engine/memory-of.ts';
import type { CollectedPeople } from '../engine/people-builder.ts';
import type { CollectedWords } from '../engine/word-numbers.ts';
import { collectPeople } from './collect-people.ts';
import type { DirectoryPlace } from './directory-place.ts';

/** What the second thread of a build is asked for, in this order. */
type Task =
  /** Reads the people behind a row; the ids are those of all units. */
  | { readonly kind: 'collect'; readonly units: CollectedWords; readonly after: number }
  /** Puts the contacts of the people before these, and of these, in order. Nothing is answered. */
  | { readonly kind: 'sort'; readonly before: CollectedContacts; readonly people: number }
  /** Finishes the contacts. */
  | { readonly kind: 'finish'; readonly order: Uint32Array };

type Reply =
  | { readonly kind: 'collected'; readonly people: CollectedPeople }
  | { readonly kind: 'refusal'; readonly error: ErrorShape }
  | { readonly kind: 'finished'; readonly contacts: Contacts };

/** The second thread of a build, as the first one asks it. Whoever started both hears when it dies: no answer comes then. */
export class BuildHelper {
  readonly #port: MessagePort;
  #waiting: { readonly resolve: (reply: Reply) => void } | null = null;

  constructor(port: MessagePort) {
    this.#port = port;
    port.on('message', (reply: Reply) => this.#waiting?.resolve(reply));
  }

  /** Reads everybody behind a row. @throws AppError what the database says. */
  async collect(units: CollectedWords, after: number): Promise<CollectedPeople> {
    const reply = await this.#ask({ kind: 'collect', units, after });
    if (reply.kind === 'collected') return reply.people;
    throw reply.kind === 'refusal' ? AppError.fromShape(reply.error) : new AppError('internal');
  }

  /** Gives away the contacts of the people before those it has collected. */
  sort(before: CollectedContacts, people: number): void {
    const task: Task = { kind: 'sort', before, people };
    this.#port.postMessage(task, memoryOf(task));
  }

  /** The contacts of everybody in their order. */
  async finish(order: Uint32Array): Promise<Contacts> {
    const reply = await this.#ask({ kind: 'finish', order });
    if (reply.kind === 'finished') return reply.contacts;
    throw new AppError('internal');
  }

  /** Ends the thread. */
  close(): void {
    this.#port.close();
  }

  #ask(task: Task): Promise<Reply> {
    const { promise, resolve } = Promise.withResolvers<Reply>();
    this.#waiting = { resolve };
    this.#port.postMessage(task);
    return promise;
  }
}

/** What the second thread of a build does until the first one closes their port; whatever else fails ends it. */
export function helpToBuild(port: MessagePort, place: DirectoryPlace): void {
  let own = new ContactsBuilder();
  const all = new ContactsBuilder();
  const answer = (task: Task): Reply | null => {
    switch (task.kind) {
      case 'collect': {
        const collector = collected(place, task);
        if (!(collector instanceof Collector)) return { kind: 'refusal', error: collector };
        own = collector.contacts;
        return { kind: 'collected', people: collector.people.collected() };
      }
      case 'sort':
        all.takeIn(task.before, 0);
        all.takeIn(own.collected(), task.people);
        own = new ContactsBuilder();
        all.sort();
        return null;
      case 'finish':
        return { kind: 'finished', contacts: all.build(task.order) };
      default:
        return assertNever(task);
    }
  };
  port.on('message', (task: Task) => {
    const reply = answer(task);
    if (reply !== null) port.postMessage(reply, memoryOf(reply));
  });
}

function collected(place: DirectoryPlace, task: Extract<Task, { kind: 'collect' }>): Collector | ErrorShape {
  try {
    const rows = new DirectoryRows(place.file, place.key);
    try {
      return collectPeople(rows, new PlacesOfUnits(task.units), { after: task.after, until: lastRow });
    } finally {
      rows.close();
    }
  } catch (error) {
    return AppError.from(error).toShape();
  }
}

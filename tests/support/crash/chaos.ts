import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '#shared/errors/app-error.ts';
import type { BackendAdapter, BackendHandlers } from '#shared/backend/adapter.ts';
import type { DeviceCredential } from '#shared/backend/enrolment.ts';
import type { IncomingEnvelope } from '#shared/backend/envelope.ts';
import { overriding } from '../override-backend.ts';

/** How often something goes wrong on the way. */
const odds = { drop: 0.05, loseAnswer: 0.05, duplicate: 0.1, reorder: 0.2, delay: 0.3, loseAck: 0.2 };
const longestDelayMs = 15;

/** What can go wrong on the way. */
export type Disturbance = keyof typeof odds;
/** How often what has gone wrong. */
export type Disturbances = Readonly<Record<Disturbance, number>>;
/** All of it, by name. */
export const disturbances = Object.keys(odds) as readonly Disturbance[];

/**
 * A bad way to a good relay. Within the port's promises: what is dropped comes again after a reconnection, and later
 * envelopes never come before earlier ones except within one hand-over.
 * `note` is told of each that did come about.
 */
export function chaotic(
  random: () => number,
  note: (disturbance: Disturbance) => void,
): (backend: BackendAdapter) => BackendAdapter {
  const chances = (disturbance: Disturbance): boolean => random() < odds[disturbance];
  const happens = (disturbance: Disturbance): boolean => {
    const isSo = chances(disturbance);
    if (isSo) note(disturbance);
    return isSo;
  };
  return overriding((real) => {
    let handOver: Promise<void> = Promise.resolve();
    const connect = (credential: DeviceCredential, handlers: BackendHandlers): void => {
      let broken = false;
      const deliver = async (envelopes: readonly IncomingEnvelope[]): Promise<void> => {
        if (happens('delay')) await pause(random() * longestDelayMs);
        if (broken) return;
        if (happens('drop')) {
          // Nothing of this connection counts any more; the next one begins with what was not acknowledged.
          broken = true;
          connect(credential, handlers);
          return;
        }
        const handedOver = chances('reorder') ? shuffled(envelopes, random) : envelopes;
        // Not every shuffle changes anything.
        if (handedOver.some((envelope, place) => envelope !== envelopes[place])) note('reorder');
        handlers.onEnvelopes(handedOver);
        if (happens('duplicate')) handlers.onEnvelopes(envelopes);
      };
      real.connect(credential, {
        ...handlers,
        onEnvelopes: (envelopes) => {
          handOver = handOver.then(() => deliver(envelopes));
        },
      });
    };
    const badly = async <Answer>(send: () => Promise<Answer>): Promise<Answer> => {
      if (happens('delay')) await pause(random() * longestDelayMs);
      if (happens('drop')) throw new AppError('unavailable');
      const [answer] = await Promise.all(Array.from({ length: happens('duplicate') ? 2 : 1 }, send));
      if (answer === undefined) throw new AppError('internal');
      if (happens('loseAnswer')) throw new AppError('unavailable');
      return answer;
    };
    return {
      connect,
      ack: (upTo) => {
        if (!happens('loseAck')) real.ack(upTo);
      },
      send: (envelopes, coverage) => badly(() => real.send(envelopes, coverage)),
      sendMulti: (id, message) => badly(() => real.sendMulti(id, message)),
    };
  });
}

function shuffled<Item>(items: readonly Item[], random: () => number): readonly Item[] {
  return items
    .map((item) => ({ item, place: random() }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ item }) => item);
}

import { describe, expect, test } from 'vitest';
import type { Bus } from '#relay/stores/bus.ts';
import { eventually } from '#tests/support/eventually.ts';

/**
 * What every bus keeps to. It may lose and repeat rings, so that a case rings until it is heard; and it may take its time.
 * `otherEnd` is the same bus as another instance of the relay has it: the very same one where there is one instance only.
 */
export function busSuite(name: string, make: () => { readonly bus: Bus; readonly otherEnd: Bus }): void {
  /** Rings, again where it must be, until something has come about. */
  async function ringUntil(ring: () => void, isHeard: () => boolean): Promise<void> {
    await eventually(() => {
      if (isHeard()) return true;
      ring();
      return false;
    });
  }

  describe(`${name} keeps to the bus`, () => {
    test('a ring with its word reaches all who listen to its topic, at every instance, and nobody else', async () => {
      const { bus, otherEnd } = make();
      const heard = new Set<string>();
      for (const [who, end] of Object.entries({ here: bus, too: bus, there: otherEnd }))
        end.onRing('typing:a', (word) => heard.add(`${who} ${word}`));
      bus.onRing('typing:b', () => heard.add('nobody'));
      bus.onRing('typing', () => heard.add('nobody'));
      await ringUntil(
        () => {
          bus.ring('typing:a', '말');
        },
        () => heard.size >= 3,
      );
      expect([...heard].sort()).toEqual(['here 말', 'there 말', 'too 말']);
    });

    test('a ring without a word says nothing, and one that nobody listens to is nothing', async () => {
      const { bus, otherEnd } = make();
      bus.ring('mailbox');
      const words = new Set<string>();
      otherEnd.onRing('mailbox', (word) => words.add(word));
      await ringUntil(
        () => {
          bus.ring('mailbox');
        },
        () => words.size > 0,
      );
      expect([...words]).toEqual(['']);
    });

    test('whoever has stopped listening is told nothing any more, also when that was while others were told', async () => {
      const { bus } = make();
      let [stopped, others] = [0, 0];
      const ends: (() => void)[] = [];
      const stop = (): void => {
        for (const end of ends) end();
      };
      bus.onRing('topic', () => {
        others += 1;
        stop();
      });
      ends.push(bus.onRing('topic', () => (stopped += 1)));
      await ringUntil(
        () => {
          bus.ring('topic');
        },
        () => others > 0,
      );
      const before = stopped;
      const more = others + 2;
      await ringUntil(
        () => {
          bus.ring('topic');
        },
        () => others >= more,
      );
      expect(stopped).toBe(before);
      // Twice is once.
      stop();
      await ringUntil(
        () => {
          bus.ring('topic');
        },
        () => others > more,
      );
    });

    test('whoever begins to listen because of a ring is not told of that one again and again', async () => {
      const { bus } = make();
      let told = 0;
      bus.onRing('topic', () => undefined);
      const listen = (): void => {
        const end = bus.onRing('topic', () => {
          told += 1;
          end();
          if (told < 1_000) listen();
        });
      };
      listen();
      await ringUntil(
        () => {
          bus.ring('topic');
        },
        () => told > 0,
      );
      expect(told).toBeLessThan(10);
    });
  });
}

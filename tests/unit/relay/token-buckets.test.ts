import { expect, test } from 'vitest';
import { TokenBuckets } from '#relay/gateway/limits/token-buckets.ts';

function buckets(capacity: number, perSecond: number): { of: TokenBuckets; later(ms: number): void } {
  let now = 1_000;
  return {
    of: new TokenBuckets({ capacity, perSecond }, () => now),
    later: (ms) => {
      now += ms;
    },
  };
}

function takeAll(of: TokenBuckets, key: string): number {
  for (let taken = 0; ; taken++) if (of.take(key) > 0) return taken;
}

test('a bucket gives what it holds, and then what runs into it', () => {
  const { of, later } = buckets(3, 2);
  expect(takeAll(of, 'a')).toBe(3);
  expect(of.take('a')).toBe(500);
  later(499);
  expect(of.take('a')).toBe(1);
  later(1);
  expect([of.take('a'), of.take('a')]).toEqual([0, 500]);
  later(60_000);
  expect(takeAll(of, 'a')).toBe(3);
});

test('whoever waits as long as they were told gets a token, however slowly it runs', () => {
  const { of, later } = buckets(1, 10 / 3600);
  expect(of.take('a')).toBe(0);
  later(of.take('a'));
  expect(of.take('a')).toBe(0);
});

test('asking in vain does not make the wait longer, and nobody pays for another', () => {
  const { of } = buckets(2, 1);
  takeAll(of, 'a');
  for (let times = 0; times < 100; times++) expect(of.take('a')).toBe(1000);
  expect(of.take('b')).toBe(0);
});

test('a token that is given back is there again, and a bucket never holds more than it can', () => {
  const { of } = buckets(2, 1);
  of.take('a');
  of.giveBack('a');
  expect(takeAll(of, 'a')).toBe(2);
  for (let times = 0; times < 5; times++) of.giveBack('a');
  expect(takeAll(of, 'a')).toBe(2);
  of.giveBack('never seen');
  expect(takeAll(of, 'never seen')).toBe(2);
});

test('buckets of the idle are forgotten, those of others are not', () => {
  const { of, later } = buckets(10, 1);
  for (let index = 0; index < 1000; index++) of.take(`idle ${String(index)}`);
  later(55_000);
  takeAll(of, 'busy');
  later(5_000);
  expect(of.take('busy')).toBe(0);
  expect(of.size).toBe(1);
  expect(takeAll(of, 'busy')).toBe(4);
});

test('several tokens are taken together or not at all, and the wait is for all of them', () => {
  const { of, later } = buckets(10, 2);
  expect(of.take('a', 7)).toBe(0);
  expect(of.take('a', 5)).toBe(1000);
  expect(of.take('a', 3)).toBe(0);
  expect(of.take('a', 10)).toBe(5000);
  later(5000);
  expect(of.take('a', 10)).toBe(0);
});

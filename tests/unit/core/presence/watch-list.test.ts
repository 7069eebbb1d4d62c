import { expect, test } from 'vitest';
import { accountId } from '#shared/model/ids.ts';
import { maximumWatched, unknownPresence } from '#shared/model/presence.ts';
import { WatchList } from '#core/presence/watch-list.ts';

const accounts = Array.from({ length: maximumWatched + 2 }, (_, index) =>
  accountId(`00000000-0000-4000-8000-${String(index).padStart(12, '0')}`),
);
const [first, second] = accounts as [(typeof accounts)[number], (typeof accounts)[number]];

test('those who were asked for longest go, and of whom something was known is told', () => {
  const list = new WatchList();
  expect(list.add(accounts.slice(0, maximumWatched))).toEqual({ isAnybodyNew: true, forgotten: [] });
  list.set(first, { ...unknownPresence, activity: 'active' });
  expect(list.add(accounts.slice(maximumWatched))).toEqual({ isAnybodyNew: true, forgotten: [first] });
  expect(list.accounts).toHaveLength(maximumWatched);
  expect([first, second].map((account) => list.presence(account))).toEqual([
    unknownPresence,
    unknownPresence,
  ]);
  expect(list.set(first, { ...unknownPresence, activity: 'away' })).toBe(false);
});

test('whoever is asked for again stays', () => {
  const list = new WatchList();
  list.add(accounts.slice(0, maximumWatched));
  list.set(first, { ...unknownPresence, activity: 'active' });
  expect(list.add([first])).toEqual({ isAnybodyNew: false, forgotten: [] });
  expect(list.add(accounts.slice(maximumWatched)).forgotten).toEqual([]);
  expect(list.presence(first).activity).toBe('active');
});

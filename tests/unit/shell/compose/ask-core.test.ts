import { expect, test } from 'vitest';
import { AppError } from '#shared/errors/app-error.ts';
import type { ErrorCode } from '#shared/errors/error-code.ts';
import type { OwnPresence } from '#shared/model/presence.ts';
import { askCore } from '#shell/compose/ask-core.ts';

const profile: OwnPresence = {
  activity: 'active',
  statusText: '',
  absence: null,
  availability: 'do-not-disturb',
  photo: null,
  availabilityUntil: null,
};

/** What happens when both calls fail so, or each in its own way; null is an answer. */
async function ask(
  unread: ErrorCode | null,
  own: ErrorCode | null = unread,
  isLast = false,
): Promise<readonly unknown[]> {
  const happened: unknown[] = [];
  const answer = <Value>(value: Value, failure: ErrorCode | null): Promise<Value> =>
    failure === null ? Promise.resolve(value) : Promise.reject(new AppError(failure));
  await askCore({
    services: {
      chats: { unreadTotal: () => answer({ count: 3 }, unread) },
      presence: { profile: () => answer(profile, own) },
    },
    onUnread: ({ count }) => happened.push(count),
    onProfile: ({ availability }) => happened.push(availability),
    onGone: () => happened.push('gone'),
    look: () => happened.push('look'),
    later: isLast ? null : () => happened.push('later'),
  });
  return happened;
}

test('whether one may be disturbed is known before anybody is told of anything', async () => {
  expect(await ask(null)).toEqual([3, 'do-not-disturb', 'look']);
});

test('a core that is lost meanwhile, or cannot answer now, leaves all as it was, and is asked again', async () => {
  expect(await ask('worker-lost')).toEqual(['later']);
  for (const code of ['unavailable', 'storage-failed', 'internal'] as const)
    expect(await ask(code)).toEqual(['later']);
  // After the last time it counts as a profile that cannot be opened.
  expect(await ask('storage-failed', 'storage-failed', true)).toEqual([0, 'gone']);
});

test('a profile that cannot be opened has nothing unread, and toasts tell of nothing', async () => {
  expect(await ask('vault-key-lost')).toEqual([0, 'gone']);
  expect(await ask('database-unreadable')).toEqual([0, 'gone']);
});

test('what could not be asked is left as it was known', async () => {
  expect(await ask('unavailable', null)).toEqual(['do-not-disturb', 'look', 'later']);
  expect(await ask(null, 'unavailable')).toEqual([3, 'later']);
  expect(await ask('unavailable', 'worker-lost')).toEqual(['later']);
});

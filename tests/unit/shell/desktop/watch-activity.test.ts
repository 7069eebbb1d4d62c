import { expect, test, vi } from 'vitest';
import { power, session } from '../compose/desktop-by-hand.ts';

const { SessionLock } = await import('#shell/desktop/session-lock.ts');
const { watchActivity } = await import('#shell/desktop/watch-activity.ts');

/** The time between two looks. */
const aLookMs = 20_000;
const minute = 60;

function watched() {
  const told: string[] = [];
  const lock = new SessionLock('win32');
  const activity = watchActivity(lock, (now) => told.push(now));
  const idle = (seconds: number): void => {
    session.idleSeconds = seconds;
    vi.advanceTimersByTime(aLookMs);
  };
  return { told, activity, idle };
}

test('whoever has touched nothing for ten minutes is away, and is back with the first key', () => {
  const { told, idle } = watched();
  idle(10 * minute - 1);
  expect(told).toEqual([]);
  idle(10 * minute);
  expect(told).toEqual(['away']);
  // Said once, however long it lasts.
  idle(20 * minute);
  expect(told).toEqual(['away']);
  idle(0);
  expect(told).toEqual(['away', 'active']);
});

test('a locked session is away at once, and an unlocked one back at once', () => {
  const { told } = watched();
  power.emit('lock-screen');
  expect(told).toEqual(['away']);
  power.emit('unlock-screen');
  expect(told).toEqual(['away', 'active']);
});

test('whoever unlocks a session that has rested for long stays away until something is touched', () => {
  const { told, idle } = watched();
  power.emit('lock-screen');
  session.idleSeconds = 60 * minute;
  power.emit('unlock-screen');
  expect(told).toEqual(['away']);
  idle(1);
  expect(told).toEqual(['away', 'active']);
});

test('a PC that wakes up looks at once', () => {
  const { told } = watched();
  session.idleSeconds = 8 * 60 * minute;
  power.emit('resume');
  expect(told).toEqual(['away']);
});

test('nothing is told once the program ends', () => {
  const { told, activity, idle } = watched();
  activity.stop();
  idle(60 * minute);
  expect(told).toEqual([]);
});

import { powerMonitor } from 'electron';
import type { Activity } from '#shared/model/presence.ts';
import type { SessionLock } from './session-lock.ts';

/** Without a key or a movement for this long, somebody is not at their PC (as KakaoTalk and Windows count it: minutes). */
const idleSeconds = 10 * 60;
/** How often that is looked at. */
const lookMs = 20_000;

/** Tells whether the person is at this PC, whenever that changes: by the lock, and by how long nothing was touched. */
export function watchActivity(
  lock: Pick<SessionLock, 'isLocked' | 'follow'>,
  tell: (activity: Exclude<Activity, 'offline'>) => void,
): { stop(): void } {
  let last: Exclude<Activity, 'offline'> = 'active';
  const look = (): void => {
    const isAway = lock.isLocked || powerMonitor.getSystemIdleTime() >= idleSeconds;
    const now = isAway ? 'away' : 'active';
    if (now !== last) tell(now);
    last = now;
  };
  lock.follow(look);
  powerMonitor.on('resume', look);
  const timer = setInterval(look, lookMs);
  return {
    stop: () => {
      clearInterval(timer);
    },
  };
}

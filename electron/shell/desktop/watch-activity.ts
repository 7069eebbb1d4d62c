import { powerMonitor } from 'electron';
import type { Activity } from '#shared/model/presence.ts';

/** Without a key or a movement for this long, somebody is not at their PC (as KakaoTalk and Windows count it: minutes). */
const idleSeconds = 10 * 60;
/** How often that is looked at. */
const lookMs = 20_000;

/** Tells whether the person is at this PC, whenever that changes: by the lock, and by how long nothing was touched. */
export function watchActivity(tell: (activity: Exclude<Activity, 'offline'>) => void): { stop(): void } {
  let isLocked = false;
  let last: Exclude<Activity, 'offline'> = 'active';
  const look = (): void => {
    const isAway = isLocked || powerMonitor.getSystemIdleTime() >= idleSeconds;
    const now = isAway ? 'away' : 'active';
    if (now !== last) tell(now);
    last = now;
  };
  const setLocked = (locked: boolean) => (): void => {
    isLocked = locked;
    look();
  };
  powerMonitor.on('lock-screen', setLocked(true));
  powerMonitor.on('unlock-screen', setLocked(false));
  powerMonitor.on('resume', look);
  const timer = setInterval(look, lookMs);
  return {
    stop: () => {
      clearInterval(timer);
    },
  };
}

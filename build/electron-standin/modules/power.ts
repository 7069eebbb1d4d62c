import type { PowerMonitor, PowerSaveBlocker } from 'electron';
import { partial, partialEmitter } from '../core/guarded.ts';

const power = { idleSeconds: 0, locked: false, onBattery: false };

/** The module `powerMonitor`: the computer is in use, unlocked and plugged in, unless a test says otherwise. */
export const powerMonitor = partialEmitter<PowerMonitor>('powerMonitor', 'PowerMonitor', {
  get onBatteryPower() {
    return power.onBattery;
  },
  isOnBatteryPower: () => power.onBattery,
  getSystemIdleState(idleThreshold) {
    if (power.locked) return 'locked';
    return power.idleSeconds >= idleThreshold ? 'idle' : 'active';
  },
  getSystemIdleTime: () => power.idleSeconds,
  getCurrentThermalState: () => 'unknown',
});

/** Changes what `powerMonitor` says, with the events that go with it: Electron for Linux has none for the lock. */
export function changePower(change: Partial<typeof power>): void {
  const { locked, onBattery } = power;
  Object.assign(power, change);
  const tellsOfLock = process.platform !== 'linux';
  if (tellsOfLock && power.locked !== locked)
    powerMonitor.emit(power.locked ? 'lock-screen' : 'unlock-screen');
  if (power.onBattery !== onBattery) powerMonitor.emit(power.onBattery ? 'on-battery' : 'on-ac');
}

/** The module `powerSaveBlocker`. */
export const powerSaveBlocker = partial<PowerSaveBlocker>('powerSaveBlocker', 'PowerSaveBlocker', {
  start() {
    blockers.add(++lastBlocker);
    return lastBlocker;
  },
  stop: (id) => blockers.delete(id),
  isStarted: (id) => blockers.has(id),
});

const blockers = new Set<number>();
let lastBlocker = 0;

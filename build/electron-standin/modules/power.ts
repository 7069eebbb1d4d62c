import type { PowerMonitor, PowerSaveBlocker } from 'electron';
import { partial, partialEmitter } from '../core/guarded.ts';

/** The module `powerMonitor`. Tests emit its events themselves. */
export const powerMonitor = partialEmitter<PowerMonitor>('powerMonitor', 'PowerMonitor', {
  onBatteryPower: false,
  isOnBatteryPower: () => false,
  getSystemIdleState: () => 'active',
  getSystemIdleTime: () => 0,
  getCurrentThermalState: () => 'unknown',
});

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

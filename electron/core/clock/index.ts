export type { TimeMemory, TimeMemoryStore } from './confirmed-time.ts';
export { ServerClock, type Clock } from './server-clock.ts';

export { ServerClock, type Clock } from './server-clock.ts';

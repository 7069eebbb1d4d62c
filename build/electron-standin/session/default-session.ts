import { SessionCore } from './session-core.ts';

/** The one session of the stand-in; every partition is an alias of it. */
export const defaultSession = new SessionCore();

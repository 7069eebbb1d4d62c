import { backlog } from './backlog/backlog.ts';
import { history } from './history/history.ts';
import type { Bench } from './metrics.ts';

/** Every bench there is, by the name that `npm run bench` takes. */
export const benches: Readonly<Record<string, Bench>> = { backlog, history };

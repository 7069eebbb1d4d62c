import type { BacklogPlaces } from './build-backlog.ts';
import { receiveBacklog } from './receive-backlog.ts';

// The main process of the bench, in which nothing else goes on: `<places as JSON>`. Reports what was measured.
const received = await receiveBacklog(JSON.parse(process.argv[2] ?? '') as BacklogPlaces);
process.send?.(received, () => process.exit(0));

import { buildBacklog, type BacklogPlaces } from './build-backlog.ts';

// What building leaves to be collected must not disturb the loop that is measured: `<places as JSON> <seed>`.
const [places = '', seed = ''] = process.argv.slice(2);
await buildBacklog(JSON.parse(places) as BacklogPlaces, Number(seed));
process.exit(0);

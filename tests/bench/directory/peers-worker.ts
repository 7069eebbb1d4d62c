import { parentPort, workerData } from 'node:worker_threads';
import type { DirectoryPlace } from '#core/directory/index.ts';
import { median } from '../metrics.ts';
import { knownNation } from './known-nation.ts';
import { fts5, fuse, microFuzzy, miniSearch, type Peer } from './peers.ts';

/** What the peers are asked. */
export interface PeerQueries {
  readonly place: DirectoryPlace;
  readonly queries: readonly string[];
}

/** Fuse.js looks at each person: a hundred thousand are as many as it is asked of. */
const fusePeople = 100_000;

const { place, queries } = workerData as PeerQueries;
const { people } = knownNation(place);
parentPort?.postMessage({
  fuse: timed(fuse(people.slice(0, fusePeople))),
  minisearch: timed(miniSearch(people)),
  ufuzzy: timed(microFuzzy(people)),
  fts5: timed(fts5(people)),
} satisfies Readonly<Record<string, number>>);

/** The median of the queries, in milliseconds. */
function timed(peer: Peer): number {
  return median(
    queries.map((query) => {
      const begin = performance.now();
      peer(query);
      return performance.now() - begin;
    }),
  );
}

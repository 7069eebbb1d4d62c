import { parentPort, workerData } from 'node:worker_threads';
import type { LoadProgress } from '#core/directory/reader/index.ts';
import { IndexReader } from '#core/directory/reader/index-reader.ts';
import type { LoadedIndexQuery } from './load-times.ts';

const { place, asked, isWhole } = workerData as LoadedIndexQuery;
const begin = performance.now();
const reader = new IndexReader(place);
const { lost, indexed } = reader.refresh(0);
let progress: LoadProgress = isWhole ? 'more' : 'all';
while (progress === 'more') progress = reader.loadMore();
reader.search(asked);
const time = performance.now() - begin;
reader.letGo();
if (lost !== null || indexed === 0 || progress === 'lost') throw new Error('the index cannot be read');
parentPort?.postMessage(time);

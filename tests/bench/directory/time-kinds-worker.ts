import { parentPort, workerData } from 'node:worker_threads';
import { timeKinds, type TimedQueries } from './time-kinds.ts';

parentPort?.postMessage(timeKinds(workerData as TimedQueries));

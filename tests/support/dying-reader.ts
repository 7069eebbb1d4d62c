import { parentPort } from 'node:worker_threads';

// A thread of the directory that ends at the first question.
parentPort?.on('message', () => {
  process.exit(1);
});

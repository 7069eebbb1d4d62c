import { MessageChannel, Worker } from 'node:worker_threads';
import { AppError } from '#shared/errors/app-error.ts';
import type { IndexFile } from '#core/storage/index.ts';
import type { DirectoryPlace } from './directory-place.ts';
import type { BuilderReply, DirectoryThreadData } from './thread-protocol.ts';

/** Builds an index in two threads that end with it. Rejects as `buildIndexFile` throws, and as `worker-lost`. */
export async function buildInThreads(script: URL, place: DirectoryPlace): Promise<IndexFile> {
  const { port1, port2 } = new MessageChannel();
  const builder = started(script, { task: 'build', place, other: port1 });
  const helper = started(script, { task: 'help-to-build', place, other: port2 });
  try {
    return await new Promise((resolve, reject) => {
      builder.on('message', (reply: BuilderReply) => {
        if (reply.kind === 'built') resolve(reply.file);
        else reject(AppError.fromShape(reply.error));
      });
      const lost = (): void => {
        reject(new AppError('worker-lost'));
      };
      builder.on('exit', lost);
      // It ends before the other one, when it has done its part.
      helper.on('exit', (code) => {
        if (code !== 0) lost();
      });
    });
  } finally {
    // Whichever is left waits for the other one.
    void builder.terminate();
    void helper.terminate();
  }
}

function started(script: URL, data: Extract<DirectoryThreadData, { other: unknown }>): Worker {
  const worker = new Worker(script, { workerData: data, transferList: [data.other] });
  // What ended it comes as the exit that follows.
  worker.on('error', () => undefined);
  return worker;
}

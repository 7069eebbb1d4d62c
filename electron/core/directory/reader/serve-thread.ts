import type { MessagePort } from 'node:worker_threads';
import { AppError } from '#shared/errors/app-error.ts';
import { assertNever } from '#shared/errors/assert-never.ts';
import { buildIndexFile } from './build-index.ts';
import { IndexReader } from './index-reader.ts';
import type { BuilderReply, DirectoryThreadData, ReaderReply, ReaderRequest } from './thread-protocol.ts';

/** What a thread of the directory does until it ends. */
export function serveDirectoryThread(port: MessagePort, { task, place }: DirectoryThreadData): void {
  switch (task) {
    case 'build':
      port.postMessage(built(place));
      return;
    case 'read':
      serveReader(port, place);
      return;
    default:
      assertNever(task);
  }
}

function built(place: DirectoryThreadData['place']): BuilderReply {
  try {
    return { kind: 'built', file: buildIndexFile(place) };
  } catch (error) {
    return { kind: 'refusal', error: toShape(error) };
  }
}

function serveReader(port: MessagePort, place: DirectoryThreadData['place']): void {
  let reader: IndexReader | null = null;
  const answer = (request: ReaderRequest): unknown => {
    const opened = (): IndexReader => (reader ??= new IndexReader(place));
    switch (request.kind) {
      case 'search':
        return opened().search(request.query);
      case 'staff':
        return opened().staff(request.query);
      case 'counts':
        return opened().counts(request.units);
      case 'refresh':
        return opened().refresh(request.mostChanges);
      case 'load-more':
        return opened().loadMore();
      case 'let-go':
      case 'close':
        reader?.letGo();
        return null;
      default:
        return assertNever(request);
    }
  };
  port.on('message', (request: ReaderRequest) => {
    const { id } = request;
    const reply = ((): ReaderReply => {
      try {
        return { kind: 'answer', id, value: answer(request) };
      } catch (error) {
        return { kind: 'refusal', id, error: toShape(error) };
      }
    })();
    port.postMessage(reply);
    if (request.kind === 'close') port.close();
  });
}

function toShape(error: unknown): ReturnType<AppError['toShape']> {
  return AppError.from(error).toShape();
}

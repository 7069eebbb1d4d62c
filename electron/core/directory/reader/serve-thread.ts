import type { MessagePort } from 'node:worker_threads';
import { AppError } from '#shared/errors/app-error.ts';
import { assertNever } from '#shared/errors/assert-never.ts';
import { BuildHelper, helpToBuild } from './build-helper.ts';
import { buildIndexFile } from './build-index.ts';
import type { DirectoryPlace } from './directory-place.ts';
import { IndexReader } from './index-reader.ts';
import type { BuilderReply, DirectoryThreadData, ReaderReply, ReaderRequest } from './thread-protocol.ts';

/** What a thread of the directory does until it ends. */
export function serveDirectoryThread(port: MessagePort, data: DirectoryThreadData): void {
  switch (data.task) {
    case 'build':
      void built(data.place, data.other).then((reply) => {
        port.postMessage(reply);
      });
      return;
    case 'help-to-build':
      helpToBuild(data.other, data.place);
      return;
    case 'read':
      serveReader(port, data.place);
      return;
    default:
      assertNever(data);
  }
}

async function built(place: DirectoryPlace, helper: MessagePort): Promise<BuilderReply> {
  try {
    return { kind: 'built', file: await buildIndexFile(place, new BuildHelper(helper)) };
  } catch (error) {
    return { kind: 'refusal', error: toShape(error) };
  }
}

function serveReader(port: MessagePort, place: DirectoryPlace): void {
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

import type { Session } from '../chromium/session.ts';
import { debug } from '../core/debug.ts';
import type { MainMessage } from '../renderer-side/messages.ts';
import { memoryFile, type MemoryFile } from './memory-file.ts';
import type { Page } from './page.ts';

// Below this the protocol is as quick as a file, whose few steps cost the same for any size; at a megabyte it takes several
// times as long.
const LONG = 128 * 1024;

/** Sends a message into the page's isolated world; without one (no document, a crash) it is lost, as in Electron. */
export function postToPage(page: Page, message: MainMessage, contextId = page.isolatedContext): void {
  const session = page.target?.session;
  if (contextId === undefined || !session || session.closed) return;
  const text = JSON.stringify(message);
  const waiting = queues.get(page);
  if (text.length <= LONG && !waiting) {
    postText(page, text, contextId);
    return;
  }
  const send = (): Promise<void> | void =>
    text.length > LONG ? postFile(page, text, contextId) : postText(page, text, contextId);
  const queue = (waiting ?? Promise.resolve()).then(send).catch((error: unknown) => debug('message', error));
  queues.set(page, queue);
  void queue.then(() => {
    if (queues.get(page) === queue) queues.delete(page);
  });
}

// Long messages take several steps to send, and none that comes later may overtake them.
const queues = new WeakMap<Page, Promise<void>>();

function postText(page: Page, text: string, contextId: number): void {
  page.target?.session.post('Runtime.callFunctionOn', {
    functionDeclaration: 'function (text) { __standinReceive(text); }',
    arguments: [{ value: text }],
    executionContextId: contextId,
    silent: true,
  });
}

/**
 * Hands a long message over as a file that the isolated world reads, which no Content-Security-Policy forbids and which
 * spares the text its way through several encodings.
 */
async function postFile(page: Page, text: string, contextId: number): Promise<void> {
  const session = page.target?.session;
  if (!session || session.closed) return;
  const file = memoryFile(text);
  try {
    const objectId = await inboxOf(page, session, contextId);
    await session.send('DOM.setFileInputFiles', { objectId, files: [file.path] });
  } catch (error) {
    file.close();
    throw error;
  }
  closeWhenRead(
    file,
    session.send('Runtime.evaluate', {
      expression: '__standinInboxRead()',
      contextId,
      awaitPromise: true,
      silent: true,
    }),
  );
}

const inboxes = new WeakMap<Page, { readonly contextId: number; readonly objectId: string }>();

async function inboxOf(page: Page, session: Session, contextId: number): Promise<string> {
  const known = inboxes.get(page);
  if (known?.contextId === contextId) return known.objectId;
  const { objectId } = (await session.send('Runtime.evaluate', { expression: '__standinInbox()', contextId }))
    .result;
  if (objectId === undefined) throw new Error('the page has no inbox');
  inboxes.set(page, { contextId, objectId });
  return objectId;
}

// Nobody waits for the reading: the page keeps the order from here on.
function closeWhenRead(file: MemoryFile, read: Promise<unknown>): void {
  read.then(file.close, file.close);
}

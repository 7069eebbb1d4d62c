import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ownBytes } from '#shared/model/bytes.ts';
import { CoreClient } from '#core/core-client.ts';
import { LogFile } from '#core/diagnostics/index.ts';
import type { CoreEvent } from '#core/events.ts';
import { openStorage } from '#core/storage/index.ts';
import { publishEvent, type EventPage } from '#ipc/publish-event.ts';
import { appOrigin } from '#shared/ipc/origin.ts';
import { LoopWatch } from '../loop-watch.ts';
import { envelopeCount, senderCount } from './agency.ts';
import { BenchRelay } from './bench-relay.ts';
import type { BacklogPlaces } from './build-backlog.ts';

const limitMs = 120_000;

export interface ReceivedBacklog {
  /** From the connection to the last message being told to the main thread. */
  readonly durationMs: number;
  /** The longest time for which the main thread's loop could do nothing else. */
  readonly longestBlockMs: number;
  /** The same of the same loop when it does nothing, for as long: the machine's own share. */
  readonly idleBlockMs: number;
}

/** A window as the main process sees it: what is sent to it is cloned by the time the call returns, and posted. */
const page: EventPage = {
  getURL: () => `${appOrigin}/index.html`,
  isDestroyed: () => false,
  send: (_channel: string, payload: unknown) => void structuredClone(payload),
};

/**
 * Receives a backlog as the main process does after its start: the core in its worker, every event parsed and sent to a
 * window, every entry of the log written. @throws Error when not all of it is in the database then.
 */
export async function receiveBacklog(places: BacklogPlaces): Promise<ReceivedBacklog> {
  const relay = await BenchRelay.start(join(places.folder, 'relay'), places.socket, places.key);
  let begin = 0;
  let arrived = 0;
  let done: () => void = () => undefined;
  const all = new Promise<void>((resolve) => {
    done = resolve;
  });
  const onEvent = (event: CoreEvent): void => {
    publishEvent(event, [page]);
    if (event.name === 'statusChanged' && event.payload.connection === 'online' && begin === 0)
      begin = performance.now();
    if (event.name !== 'messagesChanged') return;
    arrived += event.payload.changed.length;
    if (arrived >= envelopeCount) done();
  };
  const core = startCore(places, onEvent);
  await core.services.app.status({});
  const watch = new LoopWatch();
  core.begin();
  await Promise.race([all, setTimeout(limitMs, undefined, { ref: false })]);
  const durationMs = performance.now() - begin;
  const longestBlockMs = watch.stop();
  await core.close(10_000);
  await relay.stop();
  const idle = new LoopWatch();
  await setTimeout(durationMs);
  const idleBlockMs = idle.stop();
  requireComplete(places);
  return { durationMs, longestBlockMs, idleBlockMs };
}

function startCore({ folder, socket, key }: BacklogPlaces, onEvent: (event: CoreEvent) => void): CoreClient {
  const log = new LogFile(join(folder, 'logs'));
  return new CoreClient({
    script: new URL('../../../electron/core/worker.ts', import.meta.url),
    data: {
      databaseFile: join(folder, 'narae.db'),
      databaseKey: ownBytes(Buffer.from(key, 'hex')),
      vault: 'none',
      backend: { kind: 'relay', location: { kind: 'local', path: socket } },
      embedded: true,
    },
    onEvent,
    onLog: (entry) => {
      log.write(entry);
    },
    onFailure: ({ code, cause }) => {
      console.error(`core: ${code} (${cause})`);
    },
  });
}

function requireComplete({ folder, key }: BacklogPlaces): void {
  const storage = openStorage({ file: join(folder, 'narae.db'), key: ownBytes(Buffer.from(key, 'hex')) });
  const rows = storage.conversations.page(null, 200);
  const unread = rows.reduce((sum, row) => sum + row.unread, 0);
  storage.close();
  // The first two of each had been received before, and nobody has read them.
  const expected = envelopeCount + 2 * senderCount;
  if (unread !== expected) throw new Error(`${String(unread)} of ${String(expected)} messages are there`);
}

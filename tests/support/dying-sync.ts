import { fork } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { BackendAdapter } from '#shared/backend/adapter.ts';
import { ownBytes, type Bytes } from '#shared/model/bytes.ts';
import { accountId, deviceId } from '#shared/model/ids.ts';
import { fromRoot } from '#build/vite/paths.ts';
import { createBackend } from '#core/backend/index.ts';
import { DirectorySync } from '#core/directory/index.ts';
import { openStorage, type Storage } from '#core/storage/index.ts';
import { TrustKeeper } from '#core/trust/index.ts';

/** `stored`: inside of the transaction of a page, counted from 1 in each run, at its end. `committed`: behind it. */
export interface KilledAt {
  readonly page: number;
  readonly moment: 'stored' | 'committed';
}

/** What a synchronisation works with, and where it is killed; null for nowhere. */
export interface DyingSyncPlan {
  /** The profile's database, and its key in hex. */
  readonly file: string;
  readonly key: string;
  /** The relay's socket. */
  readonly path: string;
  readonly account: string;
  readonly device: number;
  readonly secret: string;
  /** Where it notes what it has received and committed. */
  readonly log: string;
  readonly kill: KilledAt | null;
}

/** A page as it came. */
export interface ReceivedPage {
  readonly begins: boolean;
  readonly ids: readonly string[];
  readonly gone: readonly string[];
}

/** What a run has received, and how much of it was committed. */
export interface SyncRun {
  readonly received: readonly ReceivedPage[];
  readonly committed: readonly ReceivedPage[];
}

/** Synchronises until it is done, or in a process of its own until it is killed. */
export async function syncUntilKilled(plan: DyingSyncPlan): Promise<SyncRun> {
  rmSync(plan.log, { force: true });
  await (plan.kill === null ? synchronise(plan) : dead(plan));
  const lines = existsSync(plan.log) ? readFileSync(plan.log, 'utf8').trim().split('\n') : [];
  const notes = lines.map((line) => JSON.parse(line) as ReceivedPage | 'committed');
  const received = notes.filter((note) => note !== 'committed');
  return { received, committed: received.slice(0, notes.length - received.length) };
}

/** Synchronises in this process; one with a `kill` is for a process of its own, which it ends. */
export async function synchronise(plan: DyingSyncPlan): Promise<void> {
  const storage = openStorage({ file: plan.file, key: bytes(plan.key) });
  const backend = createBackend({ kind: 'relay', location: { kind: 'local', path: plan.path } });
  let pages = 0;
  const dieIfDue = (moment: KilledAt['moment']): void => {
    if (plan.kill?.page === pages && plan.kill.moment === moment) process.kill(process.pid, 'SIGKILL');
  };
  const note = (line: ReceivedPage | 'committed'): void => {
    appendFileSync(plan.log, `${JSON.stringify(line)}\n`);
  };
  const listening = Object.create(backend) as BackendAdapter;
  listening.syncDirectory = async function* (since) {
    for await (const page of backend.syncDirectory(since)) {
      pages += 1;
      const { begins, removed: gone } = page;
      note({ begins, ids: [...page.units, ...page.people].map(({ id }) => id), gone });
      yield page;
    }
  };
  const dying = Object.create(storage) as Storage;
  dying.transaction = (work, name) => {
    const value = storage.transaction(() => {
      const stored = work();
      dieIfDue('stored');
      return stored;
    }, name);
    note('committed');
    dieIfDue('committed');
    return value;
  };
  backend.connect(
    { account: accountId(plan.account), device: deviceId(plan.device), secret: bytes(plan.secret) },
    {
      onEnvelopes: ignore,
      onState: ignore,
      onDirectoryChanged: ignore,
      onServerTime: ignore,
    },
  );
  await new DirectorySync({
    ...{ storage: dying, backend: listening, trust: new TrustKeeper(storage) },
    clock: { now: Date.now, cautiousNow: Date.now },
    ...{ publish: ignore, onReceived: ignore, onEnded: ignore, onRefused: ignore, onMerged: ignore },
  }).sync();
  await backend.close();
  storage.close();
}

/** Resolves when a process has been killed by its own plan. */
async function dead(plan: DyingSyncPlan): Promise<void> {
  const script = fileURLToPath(new URL('dying-sync-process.ts', import.meta.url));
  const child = fork(script, [JSON.stringify(plan)], {
    // Much of a start is compiling, and nothing changes between the runs.
    env: { ...process.env, NODE_COMPILE_CACHE: fromRoot('out/compile-cache') },
  });
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  if (signal !== 'SIGKILL') throw new Error(`ended with ${String(code ?? signal)}`);
}

function bytes(hex: string): Bytes {
  return ownBytes(Buffer.from(hex, 'hex'));
}

function ignore(): void {
  // Nobody is told.
}

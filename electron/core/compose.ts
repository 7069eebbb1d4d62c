import { randomInt } from 'node:crypto';
import { AppError } from '#shared/errors/app-error.ts';
import type { BackendAdapter } from '#shared/backend/adapter.ts';
import type { ErrorCode } from '#shared/errors/error-code.ts';
import type { Bytes } from '#shared/model/bytes.ts';
import type { AppStatus, VaultProtection } from '#shared/model/app-status.ts';
import type { KeyPlan } from './account/index.ts';
import { createBackend, type BackendConfiguration } from './backend/index.ts';
import type { Core } from './core.ts';
import type { Allowance } from './messaging/index.ts';
import type { Publish } from './events.ts';
import type { WriteLog } from './diagnostics/index.ts';
import { failedCore } from './failed-core.ts';
import type { RecoveryPorts } from './recovery/index.ts';
import { Session } from './session.ts';
import { StatusBoard } from './status/index.ts';
import type { OnStep } from './steps.ts';
import { openStorage, salvageStorage, type Storage } from './storage/index.ts';

type Salvaged = ReturnType<RecoveryPorts['salvage']>;

/** What a core works with. */
export interface CoreOptions {
  /** The profile's database. */
  readonly databaseFile: string;
  /** 32 bytes; null when the operating system would not give them back. */
  readonly databaseKey: Bytes | null;
  /** Why there is no key; `vault-key-lost` when left out. */
  readonly keyFailure?: ErrorCode;
  readonly vault: VaultProtection;
  /** Null when nobody has said which backend to use. */
  readonly backend: BackendConfiguration | null;
  /** Whether the backend runs inside this program; for the status only. */
  readonly embedded: boolean;
  readonly publish: Publish;
  /** Where failures go that nobody waits for; never with content. */
  readonly onFailure: (error: unknown) => void;
  readonly log?: WriteLog;
  /** This PC's clock, in UTC milliseconds; for tests. */
  readonly now?: () => number;
  /** Milliseconds that a request to send something again waits; by chance when left out. */
  readonly retryJitter?: () => number;
  /** The script of the directory's threads; without it, few people are searched where the core is. */
  readonly directoryScript?: URL;
  /** How many requests of one device are answered in how long; for tests. */
  readonly answered?: Allowance;
  /** The silence after which what was deleted leaves the database's journal; for tests. */
  readonly restMs?: number;
  /** See the StorageOptions. */
  readonly eraseScript?: URL;
  /** See the StorageOptions; for tests. */
  readonly lockTimeoutMs?: number;
  /** How often keys and old things are looked after during a connection, in milliseconds; for tests. */
  readonly upkeepMs?: number;
  /** When and how many pre-keys are made; for tests. */
  readonly keys?: KeyPlan;
  /** The crash harness ends the process at a step; nothing else has a use for it. */
  readonly onStep?: OnStep;
  /** Wraps the adapter, so that tests can break the way to it. */
  readonly wrapBackend?: (backend: BackendAdapter) => BackendAdapter;
}

/** Opens a core. It always opens: what is wrong with the profile is told by its status. */
export function openCore(options: CoreOptions): Core {
  const board = new StatusBoard(initialStatus(options), options.publish);
  let storage: Storage | null = null;
  try {
    if (options.backend === null) throw new AppError('no-backend');
    const adapter = createBackend(options.backend);
    const backend = options.wrapBackend?.(adapter) ?? adapter;
    const databaseKey = options.databaseKey ?? noKey(options);
    storage = openProfile({ ...options, databaseKey }, board);
    const { now = Date.now, log = ignore, onStep = ignore, retryJitter = chancePause } = options;
    const salvage = (): Salvaged => salvageProfile(options);
    return new Session({
      ...options,
      ...{ databaseKey, storage, backend, board, log, now, onStep, retryJitter, salvage },
    });
  } catch (error) {
    // Nobody else has it: what is salvaged, or put aside, must not be open.
    storage?.close();
    const failure = AppError.from(error);
    options.onFailure(failure);
    board.update({ phase: 'failed', failure: failure.code });
    return failedCore(board, failure, () => salvageProfile(options));
  }
}

function salvageProfile(options: CoreOptions): Salvaged {
  const { databaseFile, databaseKey, log } = options;
  const salvaged = salvageStorage(databaseFile, databaseKey ?? noKey(options));
  const { conversations, messages, complete } = salvaged;
  log?.({ event: 'salvaged', conversations, messages, complete });
  return salvaged;
}

function openProfile(options: CoreOptions & { readonly databaseKey: Bytes }, board: StatusBoard): Storage {
  const { databaseFile, databaseKey, restMs, eraseScript, lockTimeoutMs, log } = options;
  return openStorage({
    file: databaseFile,
    key: databaseKey,
    ...(restMs === undefined ? {} : { restMs }),
    ...(eraseScript === undefined ? {} : { eraseScript }),
    ...(lockTimeoutMs === undefined ? {} : { lockTimeoutMs }),
    onSlow: (name, ms) => log?.({ event: 'slow-transaction', name, ms }),
    onNoRoomToErase: () => log?.({ event: 'erasing-postponed', code: 'storage-full' }),
    onHealth: (storage) => {
      board.update({ storage });
    },
    onDamage: () => {
      board.update({ failure: 'database-unreadable' });
    },
  });
}

function noKey({ keyFailure = 'vault-key-lost' }: CoreOptions): never {
  throw new AppError(keyFailure);
}

function initialStatus({ embedded, vault }: CoreOptions): AppStatus {
  return {
    phase: 'starting',
    self: null,
    agency: '',
    embedded,
    connection: 'connecting',
    vault,
    storage: 'sound',
    clockSkewMs: null,
    failure: null,
  };
}

/** Not all who got the same rubbish ask in the same second (Signal: 1 to 6 s). */
function chancePause(): number {
  return randomInt(500, 3_000);
}

function ignore(): void {
  // Nobody asked to be told.
}

import { AppError } from '#shared/errors/app-error.ts';
import type { BackendAdapter } from '#shared/backend/adapter.ts';
import type { Bytes } from '#shared/model/bytes.ts';
import type { AppStatus, VaultProtection } from '#shared/model/app-status.ts';
import { createBackend, type BackendConfiguration } from './backend/index.ts';
import type { Core } from './core.ts';
import type { Publish } from './events.ts';
import { failedCore } from './failed-core.ts';
import { Session } from './session.ts';
import { StatusBoard } from './status/index.ts';
import { openStorage, type Storage } from './storage/index.ts';

export interface CoreOptions {
  /** The profile's database. */
  readonly databaseFile: string;
  /** 32 bytes; null when the operating system would not give them back. */
  readonly databaseKey: Bytes | null;
  readonly vault: VaultProtection;
  /** Null when nobody has said which backend to use. */
  readonly backend: BackendConfiguration | null;
  readonly embedded: boolean;
  readonly publish: Publish;
  /** Where failures go that nobody waits for; never with content. */
  readonly onFailure: (error: unknown) => void;
  readonly now?: () => number;
  /** Wraps the adapter, so that tests can break the way to it. */
  readonly wrapBackend?: (backend: BackendAdapter) => BackendAdapter;
}

/** Opens a core. It always opens: what is wrong with the profile is told by its status. */
export function openCore(options: CoreOptions): Core {
  const board = new StatusBoard(initialStatus(options), options.publish);
  try {
    if (options.backend === null) throw new AppError('no-backend');
    const adapter = createBackend(options.backend);
    const backend = options.wrapBackend?.(adapter) ?? adapter;
    const storage = openDatabase(options);
    return new Session({ ...options, storage, backend, board, now: options.now ?? Date.now });
  } catch (error) {
    const failure = AppError.from(error);
    options.onFailure(failure);
    board.update({ phase: 'failed', failure: failure.code });
    return failedCore(board, failure);
  }
}

function openDatabase({ databaseFile, databaseKey }: CoreOptions): Storage {
  if (databaseKey === null) throw new AppError('vault-key-lost');
  return openStorage(databaseFile, databaseKey);
}

function initialStatus({ embedded, vault }: CoreOptions): AppStatus {
  return {
    phase: 'starting',
    self: null,
    agency: '',
    embedded,
    connection: 'connecting',
    vault,
    failure: null,
  };
}

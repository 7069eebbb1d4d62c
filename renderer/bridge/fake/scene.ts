import { isErrorCode, type ErrorCode } from '#shared/errors/error-code.ts';
import { storageHealths, type AppStatus } from '#shared/model/app-status.ts';
import type { ConnectionState } from '#shared/model/connection.ts';
import type { Settings } from '#shared/model/settings.ts';
import { fixture } from './fixture.ts';

/** What the preview shows, read from its address. */
export interface Scene {
  readonly name: string;
  readonly delay: number;
  /** Why sending is refused. */
  readonly refuse: ErrorCode | null;
  /** Why a salvage, a new start or a support bundle is refused. */
  readonly refuseHelp: ErrorCode | null;
  readonly settings: Settings;
  readonly status: AppStatus;
}

/** Reads a scene. An unknown name is the main scene. */
export function readScene(parameters: URLSearchParams): Scene {
  const name = parameters.get('scene') ?? 'main';
  const phase = name.startsWith('sign-in')
    ? 'sign-in'
    : name === 'starting' || name === 'failed'
      ? name
      : 'ready';
  return {
    name,
    delay: Number(parameters.get('delay') ?? 5),
    refuse: code(parameters.get('refuse')),
    refuseHelp: code(parameters.get('refuse-help')),
    settings: { blockOnIdentityChange: parameters.get('block') === 'yes' },
    status: {
      phase,
      self: phase === 'ready' ? (fixture.people.find((person) => person.id === fixture.self) ?? null) : null,
      agency: fixture.agency,
      embedded: parameters.get('embedded') !== 'no',
      connection: connections.find((state) => state === name) ?? 'online',
      vault: parameters.get('vault') === 'none' ? 'none' : 'system',
      storage: storageHealths.find((health) => health === parameters.get('storage')) ?? 'sound',
      clockSkewMs: parameters.has('skew') ? Number(parameters.get('skew')) : null,
      failure: code(parameters.get('code')) ?? (phase === 'failed' ? 'database-unreadable' : null),
    },
  };
}

const connections: readonly ConnectionState[] = ['offline', 'connecting', 'revoked', 'refused'];

function code(text: string | null): ErrorCode | null {
  return text !== null && isErrorCode(text) ? text : null;
}

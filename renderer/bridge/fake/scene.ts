import { isErrorCode, type ErrorCode } from '#shared/errors/error-code.ts';
import { destinationSchema } from '#shared/ipc/schemas.ts';
import type { About } from '#shared/model/about.ts';
import { storageHealths, type AppStatus } from '#shared/model/app-status.ts';
import type { ConnectionState } from '#shared/model/connection.ts';
import type { Destination } from '#shared/model/destination.ts';
import { defaultPreferences, textSizes, type Preferences } from '#shared/model/preferences.ts';
import { defaultSettings, type Settings } from '#shared/model/settings.ts';
import { fixture } from './fixture.ts';

/** What the preview shows, read from its address. */
export interface Scene {
  readonly name: string;
  readonly delay: number;
  /** Why sending, or beginning a conversation, is refused. */
  readonly refuse: ErrorCode | null;
  /** Why a salvage, a new start or a support bundle is refused. */
  readonly refuseHelp: ErrorCode | null;
  /** Why a setting or a preference is not saved, or a conversation not muted or opened in a window of its own. */
  readonly refuseChange: ErrorCode | null;
  /** A message to a room waits for the devices of a large room to get its key. */
  readonly slowKeys: boolean;
  readonly settings: Settings;
  readonly preferences: Preferences;
  readonly runtime: About['runtime'];
  /** Where the window is asked to go once it is there. */
  readonly destination: Destination | null;
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
    slowKeys: parameters.get('keys') === 'slow',
    refuseChange: code(parameters.get('refuse-change')),
    preferences: {
      ...defaultPreferences,
      language: parameters.get('lang')?.startsWith('en') === true ? 'en' : 'ko',
      textSize: textSizes.find((size) => size === parameters.get('text')) ?? 'normal',
      density: parameters.get('density') === 'compact' ? 'compact' : 'normal',
    },
    runtime: parameters.get('runtime') === 'stand-in' ? 'stand-in' : 'electron',
    destination: destination(parameters.get('goto')),
    settings: { ...defaultSettings, blockOnIdentityChange: parameters.get('block') === 'yes' },
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

/** As the address names it: `conversation=direct:…`, `person=…` or `page=…`. */
function destination(text: string | null): Destination | null {
  const [kind = '', place = ''] = (text ?? '').split('=');
  const parsed = destinationSchema.safeParse({ kind, [kind]: place });
  return parsed.success ? parsed.data : null;
}

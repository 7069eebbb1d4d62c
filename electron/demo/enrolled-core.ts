import { rmSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { AppError } from '#shared/errors/app-error.ts';
import type { AppStatus } from '#shared/model/app-status.ts';
import type { Bytes } from '#shared/model/bytes.ts';
import type { InvitationCode } from '#shared/model/ids.ts';
import type { Person } from '#shared/model/person.ts';
import { openCore } from '#core/compose.ts';
import type { Core, CoreEvent } from './core-types.ts';
import { nearDirectory } from './near-directory.ts';

/** What a colleague's messenger is opened with. */
export interface EnrolledCoreOptions {
  /** A folder of its own. */
  readonly folder: string;
  readonly key: Bytes;
  /** The relay's local socket. */
  readonly socket: string;
  readonly invite: () => Promise<InvitationCode>;
  readonly onEvent: (event: CoreEvent) => void;
  readonly onFailure: (error: unknown) => void;
}

/** A messenger that is enrolled, and whose. */
export interface EnrolledCore {
  readonly core: Core;
  readonly self: Person;
}

const lookMs = 100;
/** The relay listens before colleagues come; more than this and something is wrong with it. */
const connectLimitMs = 20_000;

/**
 * Opens a colleague's messenger, enrolled and connected. What a former relay knew and this one does not (its data were put
 * away), or what cannot be read, is nobody's history: it is thrown away and begun anew.
 * @throws AppError as enrolling does, and `unavailable` without a connection.
 */
export async function enrolledCore(options: EnrolledCoreOptions): Promise<EnrolledCore> {
  const kept = await connectedCore(options);
  if (kept !== null) return kept;
  rmSync(options.folder, { recursive: true, force: true });
  const fresh = await connectedCore(options);
  if (fresh === null) throw new AppError('unavailable');
  return fresh;
}

/** Null where what is kept is of no use. */
async function connectedCore(options: EnrolledCoreOptions): Promise<EnrolledCore | null> {
  const core = open(options);
  try {
    const status = await connect(core, options.invite);
    if (status.self !== null && status.connection === 'online') return { core, self: status.self };
  } catch (error) {
    await core.close();
    throw error;
  }
  await core.close();
  return null;
}

function open({ folder, key, socket, onEvent, onFailure }: EnrolledCoreOptions): Core {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  let self: Person | null = null;
  return openCore({
    databaseFile: join(folder, 'narae.db'),
    databaseKey: key,
    vault: 'system',
    backend: { kind: 'relay', location: { kind: 'local', path: socket } },
    embedded: true,
    publish: (event) => {
      if (event.domain === 'app') ({ self } = event.payload);
      onEvent(event);
    },
    onFailure,
    wrapBackend: nearDirectory(() => self?.unit ?? null),
  });
}

async function connect(core: Core, invite: () => Promise<InvitationCode>): Promise<AppStatus> {
  await core.begin();
  const { app, signIn } = core.services;
  if ((await app.status({})).phase === 'sign-in') await signIn.enrol({ invitation: await invite() });
  const limit = performance.now() + connectLimitMs;
  for (;;) {
    const status = await app.status({});
    if (status.phase === 'failed' || isDecided(status)) return status;
    if (performance.now() > limit) throw new AppError('unavailable');
    await setTimeout(lookMs);
  }
}

function isDecided({ connection }: AppStatus): boolean {
  return connection === 'online' || connection === 'revoked' || connection === 'refused';
}

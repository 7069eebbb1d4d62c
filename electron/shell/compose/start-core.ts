import { join } from 'node:path';
import type { BackendConfiguration } from '#core/backend/index.ts';
import { CoreClient } from '#core/core-client.ts';
import type { CoreEvent } from '#core/events.ts';
import { publishEvent } from '#ipc/publish-event.ts';
import { localAddress } from '#relay/local-address.ts';
import { databaseKey, keyData, type KeptDatabase } from '../database-key.ts';
import type { LaunchSettings } from '../launch-settings.ts';
import { keyStoreProtection } from '../secret-file.ts';
import { allPages } from './open-windows.ts';
import type { ShellLog } from './shell-log.ts';

/** What the core is started with. */
export interface CoreStart {
  readonly settings: LaunchSettings;
  readonly script: URL;
  readonly embedded: boolean;
  readonly log: ShellLog;
  readonly onEvent: (event: CoreEvent) => void;
  /** See `CoreClientOptions.onStartedAgain`. */
  readonly onStartedAgain: () => void;
}

/** A started core, and where its data lie. */
export interface StartedCore {
  readonly client: CoreClient;
  readonly database: KeptDatabase;
}

/** Starts the core of a profile in its thread; its events go to every window and, without content, to the log. */
export async function startCore({
  settings,
  script,
  embedded,
  log,
  onEvent,
  onStartedAgain,
}: CoreStart): Promise<StartedCore> {
  const database = {
    file: join(settings.profileFolder, 'narae.db'),
    keyFile: join(settings.profileFolder, 'narae.key'),
  };
  const key = await databaseKey(database, log.error);
  const client = new CoreClient({
    script,
    data: {
      databaseFile: database.file,
      ...keyData(key),
      vault: await keyStoreProtection(),
      backend: embedded ? embeddedBackend(settings) : null,
      embedded,
    },
    onEvent: (event) => {
      if (event.domain === 'app') log.status(event.payload);
      try {
        publish(event);
      } catch (error) {
        // One event that does not fit must cost neither the others nor the tray what it tells them.
        log.error(error);
      }
      onEvent(event);
    },
    onFailure: (failure) => {
      log.failure('core', failure);
    },
    onLog: log.write,
    onStartedAgain,
  });
  return { client, database };
}

function publish(event: CoreEvent): void {
  publishEvent(event, allPages());
}

function embeddedBackend(settings: LaunchSettings): BackendConfiguration {
  return { kind: 'relay', location: { kind: 'local', path: localAddress(settings.relayFolder) } };
}

import { join } from 'node:path';
import type { CoreClient } from '#core/core-client.ts';
import { RelayThread, type RelayThreadListener } from '#relay/relay-thread.ts';
import { databaseKey } from '../database-key.ts';
import type { ShellLog } from './shell-log.ts';

/** What the embedded relay is started with. */
export interface RelayStart {
  readonly folder: string;
  /** How many people the demo agency has; null is its standard. */
  readonly demoPeople: number | null;
  readonly script: URL;
  /** Is told whether there is a relay. */
  readonly core: CoreClient;
  readonly log: ShellLog;
  /** See `RelayThreadListener.onHosting`. */
  readonly onHosting: RelayThreadListener['onHosting'];
}

/** Starts the embedded relay. Null when there is no key of it: then nothing of it is touched, and the window says so. */
export async function startRelay({
  folder,
  demoPeople,
  script,
  core,
  log,
  onHosting,
}: RelayStart): Promise<RelayThread | null> {
  const tell = (served: boolean): void => {
    core.reportBackend(served ? null : 'relay-unusable');
    log.write({ event: 'relay', served });
  };
  const database = { file: join(folder, 'relay.db'), keyFile: join(folder, 'relay.key') };
  const key = await databaseKey(database, log.error);
  if (typeof key === 'string') {
    tell(false);
    return null;
  }
  return new RelayThread(
    script,
    { folder, key, demoPeople },
    {
      onServed: tell,
      onHosting,
      onFailure: (failure) => {
        log.failure('relay', failure);
      },
    },
  );
}

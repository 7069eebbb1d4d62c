import electron from 'electron';
import type { ServedServices } from '#shared/ipc/services.ts';
import type { About } from '#shared/model/about.ts';
import { SupportBundle } from '#core/diagnostics/index.ts';
import { databaseKey, keyData } from '../database-key.ts';
import { saveText } from '../save-text.ts';
import { setAside } from '../set-aside.ts';
import type { ShellLog } from './shell-log.ts';
import { startAnew } from './start-anew.ts';
import type { StartedCore } from './start-core.ts';

/** What of the contract the shell answers by itself. */
type OwnServices = Pick<ServedServices, 'windows' | 'preferences'>;

/** What answers the windows: the core, and for windows, preferences, key files, dialogs and the log the shell. */
export function shellServices(
  { client, database }: StartedCore,
  own: OwnServices,
  log: ShellLog,
): ServedServices {
  const { services } = client;
  const bundle = supportBundle({ client, database }, log);
  return {
    ...services,
    ...own,
    recovery: {
      salvage: (input) => services.recovery.salvage(input),
      startAnew: () =>
        startAnew({
          status: () => services.app.status({}),
          reopen: (prepare) => client.reopen(prepare),
          putAside: () => setAside(database),
          newKey: async () => keyData(await databaseKey(database, log.error)),
          onDone: () => {
            log.write({ event: 'started-anew' });
          },
        }),
    },
    diagnostics: {
      about: () => Promise.resolve(about()),
      supportBundle: () => bundle.supportBundle(),
      saveSupportBundle: (input) => bundle.saveSupportBundle(input),
    },
  };
}

function supportBundle({ client, database }: StartedCore, log: ShellLog): SupportBundle {
  const { services } = client;
  return new SupportBundle({
    version: electron.app.getVersion(),
    packaged: electron.app.isPackaged,
    databaseFile: database.file,
    log: log.file,
    status: () => services.app.status({}),
    settings: () => services.settings.get({}),
    counts: () => client.counts(),
    save: (text) => saveText(text, `narae-support-${new Date().toISOString().slice(0, 10)}.txt`),
  });
}

function about(): About {
  const { electron: version, chrome, node } = process.versions;
  return {
    version: electron.app.getVersion(),
    electron: version,
    runtime: '__standin' in electron ? 'stand-in' : 'electron',
    chromium: chrome,
    node,
  };
}

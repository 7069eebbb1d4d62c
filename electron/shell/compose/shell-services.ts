import electron from 'electron';
import { AppError } from '#shared/errors/app-error.ts';
import type { RequestOutput } from '#shared/ipc/contract.ts';
import type { ServedServices } from '#shared/ipc/services.ts';
import type { About } from '#shared/model/about.ts';
import { SupportBundle } from '#core/diagnostics/index.ts';
import { databaseKey, keyData } from '../database-key.ts';
import { saveText } from '../save-text.ts';
import { setAside } from '../set-aside.ts';
import type { ShellLog } from './shell-log.ts';
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
      startAnew: () => startAnew({ client, database }, log),
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

/** Refused where the profile works: a page that has gone wrong must not be able to put somebody's history away. */
async function startAnew(
  { client, database }: StartedCore,
  log: ShellLog,
): Promise<RequestOutput<'recovery', 'startAnew'>> {
  const { phase, failure } = await client.services.app.status({});
  const isInTheWay = phase === 'failed' && failure !== 'vault-unprotected';
  if (!isInTheWay && failure !== 'database-unreadable') throw new AppError('invalid-request');
  let keptAs = '';
  await client.reopen(async (data) => {
    keptAs = setAside(database);
    return { ...data, ...keyData(await databaseKey(database, log.error)) };
  });
  log.write({ event: 'started-anew' });
  return { keptAs };
}

import { app } from 'electron';
import { AppError } from '#shared/errors/app-error.ts';
import type { RequestOutput } from '#shared/ipc/contract.ts';
import type { Services } from '#shared/ipc/services.ts';
import { SupportBundle } from '#core/diagnostics/index.ts';
import { databaseKey } from '../database-key.ts';
import { saveText } from '../save-text.ts';
import { setAside } from '../set-aside.ts';
import type { ShellLog } from './shell-log.ts';
import type { StartedCore } from './start-core.ts';

/** What answers the windows: the core, and for key files, dialogs and the log the shell in its place. */
export function shellServices({ client, database }: StartedCore, log: ShellLog): Services {
  const { services } = client;
  return {
    ...services,
    recovery: {
      salvage: (input) => services.recovery.salvage(input),
      startAnew: () => startAnew({ client, database }, log),
    },
    diagnostics: new SupportBundle({
      version: app.getVersion(),
      packaged: app.isPackaged,
      databaseFile: database.file,
      log: log.file,
      status: () => services.app.status({}),
      settings: () => services.settings.get({}),
      counts: () => client.counts(),
      save: (text) => saveText(text, `narae-support-${new Date().toISOString().slice(0, 10)}.txt`),
    }),
  };
}

/** Refused where the profile works: a page that has gone wrong must not be able to put somebody's history away. */
async function startAnew(
  { client, database }: StartedCore,
  log: ShellLog,
): Promise<RequestOutput<'recovery', 'startAnew'>> {
  const { phase, failure } = await client.services.app.status({});
  if (phase !== 'failed' && failure !== 'database-unreadable') throw new AppError('invalid-request');
  let keptAs = '';
  await client.reopen(async (data) => {
    keptAs = setAside(database);
    return { ...data, databaseKey: await databaseKey(database, log.error) };
  });
  log.write({ event: 'started-anew' });
  return { keptAs };
}

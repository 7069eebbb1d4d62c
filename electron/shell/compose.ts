import { join } from 'node:path';
import { app, BrowserWindow } from 'electron';
import type { BackendConfiguration } from '#core/backend/index.ts';
import { CoreClient } from '#core/core-client.ts';
import { publishEvent } from '#ipc/publish-event.ts';
import { serveRequests } from '#ipc/serve-requests.ts';
import { localAddress } from '#relay/local-address.ts';
import { RelayThread } from '#relay/relay-thread.ts';
import { serveAppProtocol } from './app-protocol.ts';
import { databaseKey } from './database-key.ts';
import { guardContents } from './guard-contents.ts';
import type { LaunchSettings } from './launch-settings.ts';
import { logError, logFailure } from './log.ts';
import { openMainWindow } from './main-window.ts';
import { keyStoreProtection } from './secret-file.ts';
import { closeBeforeQuit, closeLimitMs } from './shutdown.ts';

/** The folder of the bundle: this code, the workers beside it, preload and pages next to it. */
export interface BundlePaths {
  readonly coreWorker: URL;
  readonly relayWorker: URL;
  readonly preload: string;
  readonly pages: string;
}

/** Composes the app once it is ready: guards, relay, core, IPC, window. The only place that constructs. */
export async function composeApp(settings: LaunchSettings, bundle: BundlePaths): Promise<BrowserWindow> {
  guardContents();
  serveAppProtocol(bundle.pages);

  // A packaged program listens to nobody and connects to nothing before somebody has said where.
  const embedded = !app.isPackaged;
  const core = await startCore(settings, bundle.coreWorker, embedded);
  const relay = embedded ? await startRelay(settings, bundle.relayWorker, core) : null;
  serveRequests(core.services, logError);
  closeBeforeQuit(async () => {
    await core.close(closeLimitMs);
    await relay?.stop(closeLimitMs);
  });
  return openMainWindow({
    preload: bundle.preload,
    language: settings.language,
    onPainted: () => {
      core.begin();
    },
  });
}

async function startCore(settings: LaunchSettings, script: URL, embedded: boolean): Promise<CoreClient> {
  const file = join(settings.profileFolder, 'narae.db');
  const key = await databaseKey({ file, keyFile: join(settings.profileFolder, 'narae.key') }, logError);
  return new CoreClient({
    script,
    data: {
      databaseFile: file,
      databaseKey: key,
      vault: await keyStoreProtection(),
      backend: embedded ? embeddedBackend(settings) : null,
      embedded,
    },
    onEvent: (event) => {
      const pages = BrowserWindow.getAllWindows().map((window) => window.webContents);
      publishEvent(event, pages);
    },
    onFailure: logFailure,
  });
}

function embeddedBackend(settings: LaunchSettings): BackendConfiguration {
  return { kind: 'relay', location: { kind: 'local', path: localAddress(settings.relayFolder) } };
}

/** Null when the relay's key is lost: then nothing of it is touched, and the window says so. */
async function startRelay(
  settings: LaunchSettings,
  script: URL,
  core: CoreClient,
): Promise<RelayThread | null> {
  const folder = settings.relayFolder;
  const database = { file: join(folder, 'relay.db'), keyFile: join(folder, 'relay.key') };
  const key = await databaseKey(database, logError);
  if (key === null) {
    core.reportBackend('relay-unusable');
    return null;
  }
  return new RelayThread(
    script,
    { folder, key },
    {
      onServed: (served) => {
        core.reportBackend(served ? null : 'relay-unusable');
      },
      onFailure: logFailure,
    },
  );
}

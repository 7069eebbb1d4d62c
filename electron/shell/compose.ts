import { join } from 'node:path';
import { BrowserWindow } from 'electron';
import { CoreClient } from '#core/core-client.ts';
import { publishEvent } from '#ipc/publish-event.ts';
import { serveRequests } from '#ipc/serve-requests.ts';
import { localAddress } from '#relay/local-address.ts';
import { RelayThread } from '#relay/relay-thread.ts';
import { serveAppProtocol } from './app-protocol.ts';
import { guardContents } from './guard-contents.ts';
import type { LaunchSettings } from './launch-settings.ts';
import { logError, logFailure } from './log.ts';
import { openMainWindow } from './main-window.ts';
import { profileKey } from './profile-key.ts';
import { keyStoreProtection, readOrCreateSecret } from './secret-file.ts';
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

  const databaseFile = join(settings.profileFolder, 'narae.db');
  const [databaseKey, relayKey, vault] = await Promise.all([
    profileKey(join(settings.profileFolder, 'narae.key'), databaseFile, logError),
    readOrCreateSecret(join(settings.relayFolder, 'relay.key')),
    keyStoreProtection(),
  ]);
  const relay = new RelayThread(
    bundle.relayWorker,
    { folder: settings.relayFolder, key: relayKey },
    logFailure,
  );
  const core = new CoreClient({
    script: bundle.coreWorker,
    data: {
      databaseFile,
      databaseKey,
      vault,
      backend: { kind: 'relay', location: { kind: 'local', path: localAddress(settings.relayFolder) } },
      embedded: true,
    },
    onEvent: (event) => {
      publishEvent(
        event,
        BrowserWindow.getAllWindows().map((window) => window.webContents),
      );
    },
    onFailure: logFailure,
  });
  serveRequests(core.services, logError);
  closeBeforeQuit(async () => {
    await core.close(closeLimitMs);
    await relay.stop(closeLimitMs);
  });
  return openMainWindow({
    preload: bundle.preload,
    language: settings.language,
    onPainted: () => {
      core.begin();
    },
  });
}

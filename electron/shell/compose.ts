import { app, type BrowserWindow } from 'electron';
import { describeFailure } from '#shared/errors/describe-failure.ts';
import { serveRequests } from '#ipc/serve-requests.ts';
import { serveAppProtocol } from './app-protocol.ts';
import { ShellLog } from './compose/shell-log.ts';
import { shellServices } from './compose/shell-services.ts';
import { startCore } from './compose/start-core.ts';
import { startRelay } from './compose/start-relay.ts';
import { guardContents } from './guard-contents.ts';
import type { LaunchSettings } from './launch-settings.ts';
import { openMainWindow } from './main-window.ts';
import { closeBeforeQuit, closeLimitMs } from './shutdown.ts';

/** The folder of the bundle: this code, the workers beside it, preload and pages next to it. */
export interface BundlePaths {
  readonly coreWorker: URL;
  readonly relayWorker: URL;
  readonly preload: string;
  readonly pages: string;
}

/** Composes the app once it is ready: guards, log, relay, core, IPC, window. The only place that constructs. */
export async function composeApp(settings: LaunchSettings, bundle: BundlePaths): Promise<BrowserWindow> {
  guardContents();
  serveAppProtocol(bundle.pages);
  const log = new ShellLog(settings.profileFolder);
  log.started();

  // A packaged program listens to nobody and connects to nothing before somebody has said where.
  const embedded = !app.isPackaged;
  const core = await startCore({ settings, script: bundle.coreWorker, embedded, log });
  const relay = embedded
    ? await startRelay({ folder: settings.relayFolder, script: bundle.relayWorker, core: core.client, log })
    : null;
  serveRequests(shellServices(core, log), log.error);
  closeBeforeQuit(async () => {
    await core.client.close(closeLimitMs);
    await relay?.stop(closeLimitMs);
    log.write({ event: 'quit' });
  });
  return openMainWindow({
    preload: bundle.preload,
    language: settings.language,
    onPainted: () => {
      core.client.begin();
    },
    onFailure: (error) => {
      log.failure('window', describeFailure(error));
    },
  });
}

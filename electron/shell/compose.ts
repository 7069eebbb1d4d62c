import { setTimeout } from 'node:timers/promises';
import { app } from 'electron';
import type { CoreEvent } from '#core/events.ts';
import { publishEvent } from '#ipc/publish-event.ts';
import { serveRequests } from '#ipc/serve-requests.ts';
import { serveAppProtocol } from './app-protocol.ts';
import { CalmStart } from './compose/calm-start.ts';
import { CloseToTray } from './compose/close-to-tray.ts';
import { allPages, windowBook } from './compose/open-windows.ts';
import { ShellLog } from './compose/shell-log.ts';
import { shellServices } from './compose/shell-services.ts';
import { startCore } from './compose/start-core.ts';
import { Colleagues } from './compose/colleagues.ts';
import { startDesktop, type CoreFollower } from './compose/start-desktop.ts';
import { EmbeddedRelay } from './compose/start-relay.ts';
import { Badge } from './desktop/badge.ts';
import type { LinkInbox } from './desktop/link-inbox.ts';
import { StartAgain } from './desktop/start-again.ts';
import { followLinks } from './follow-links.ts';
import { restartArguments, startArguments, type LaunchSettings } from './launch-settings.ts';
import { AppliedPreferences } from './preferences/apply-preferences.ts';
import { autostartOf, isHiddenStart } from './preferences/autostart.ts';
import type { PreferencesFile } from './preferences/preferences-file.ts';
import { PreferencesService } from './preferences/preferences-service.ts';
import { programFile } from './program-file.ts';
import { nameOf } from './compose/name-of.ts';
import { closeBeforeQuit, closeLimitMs, type EndedBy } from './shutdown.ts';
import { shellTexts } from './texts.ts';
import { guardContents } from './windows/guard-contents.ts';
import { LastSaving } from './windows/last-saving.ts';

/** The folder of the bundle: this code, the workers beside it, preload and pages next to it. */
export interface BundlePaths {
  readonly coreWorker: URL;
  readonly relayWorker: URL;
  readonly demoWorker: URL;
  readonly preload: string;
  readonly pages: string;
}

/** A relay that takes longer is waited for by the connection. */
const relayLimitMs = 2_000;
/** A page needs a call to the core to save what was typed last, on a busy PC as long as this; one that hangs never ends. */
const lastSavingMs = 1_000;

/**
 * Composes the app once it is ready: guards, log, preferences, core, relay, IPC, windows, desktop. The only place that
 * constructs. The main window opens at once, hidden where the session has started the program so.
 */
export async function composeApp(
  settings: LaunchSettings,
  bundle: BundlePaths,
  links: LinkInbox,
  file: PreferencesFile,
): Promise<void> {
  const log = new ShellLog(settings.profileFolder);
  log.started();
  if (file.problem !== null) log.error(file.problem);
  const preferences = new PreferencesService(file, {
    prepare: autostartOf(app.isPackaged ? settings : null, log.error),
    language: settings.language,
  });
  preferences.follow(new AppliedPreferences().apply);
  const text = shellTexts(() => preferences.current.language);
  guardContents(text, log.error);
  serveAppProtocol(bundle.pages);

  // A packaged program listens to nobody and connects to nothing before somebody has said where.
  const embedded = !app.isPackaged;
  const followers: CoreFollower[] = [];
  const onEvent = (event: CoreEvent): void => {
    for (const follower of followers) follower.onEvent(event);
  };
  const onStartedAgain = (): void => {
    for (const follower of followers) follower.onStartedAgain();
  };
  const core = await startCore({
    settings,
    script: bundle.coreWorker,
    embedded,
    log,
    onEvent,
    onStartedAgain,
  });
  const colleagues = new Colleagues({ settings, script: bundle.demoWorker, log });
  const relay = embedded
    ? new EmbeddedRelay({
        folder: settings.relayFolder,
        demoPeople: settings.demoPeople,
        script: bundle.relayWorker,
        core: core.client,
        log,
        onHosting: colleagues.hosting,
      })
    : null;

  const calm = new CalmStart({
    status: () => core.client.services.app.status({}),
    prepare: () => {
      relay?.start().catch(log.error);
    },
    begin: async () => {
      await Promise.race([relay?.start(), setTimeout(relayLimitMs)]);
      core.client.begin();
    },
    wait: (ms) => setTimeout(ms),
    onFailure: log.error,
  });
  const onToastRefused = (): void => {
    log.write({ event: 'toast-refused' });
  };
  const badge = new Badge(text);
  const closeToTray = new CloseToTray({
    file,
    preferences,
    text,
    onRefused: onToastRefused,
    reveal: () => {
      windows.reveal();
    },
  });
  const lastSaving = new LastSaving((pages) => {
    publishEvent({ domain: 'windows', name: 'ending', payload: {} }, pages);
  });
  const windows = windowBook({
    preload: bundle.preload,
    file,
    preferences,
    text,
    log,
    saved: (contents) => {
      lastSaving.saved(contents);
    },
    find: (conversation) => core.client.services.chats.get({ conversation }),
    onOpenMain: (window) => {
      badge.follow(window);
      window.webContents.on('before-input-event', calm.keyed);
    },
    onCloseMain: closeToTray.putAway,
    onPainted: () => {
      void calm.painted();
      colleagues.painted();
    },
  });
  preferences.follow((payload) => {
    publishEvent({ domain: 'preferences', name: 'changed', payload }, allPages());
  });
  serveRequests(calm.watching(shellServices(core, { windows, preferences }, log)), log.error);
  const again = new StartAgain(links, (link) => {
    const own = restartArguments(settings, app.isPackaged);
    const program = app.isPackaged ? own : [app.getAppPath(), ...own];
    app.relaunch({ execPath: programFile(), args: link === null ? [...program] : [...program, link] });
  });
  const onEnd = async (by: EndedBy): Promise<void> => {
    again.ending(by);
    const ended = followers.map((follower) => follower.onEnd(by));
    await Promise.all([...ended, lastSaving.ask(allPages(), by === 'person' ? lastSavingMs : 0)]);
  };
  const close = async (): Promise<void> => {
    await Promise.all([core.client.close(closeLimitMs), colleagues.stop(closeLimitMs)]);
    await Promise.all(followers.map((follower) => follower.onCoreClosed()));
    await relay?.stop(closeLimitMs);
    log.write({ event: 'quit' });
  };
  closeBeforeQuit(onEnd, close, () => {
    again.closed();
  });
  windows.openMain(isHiddenStart(settings, preferences.current));
  void calm.opened();
  followers.push(
    startDesktop({
      core: core.client,
      windows,
      badge,
      preferences,
      text,
      startWith: startArguments(settings),
      onToastRefused,
      log,
    }),
  );
  followLinks(links, {
    windows,
    nameOf: nameOf(core.client.services),
    text,
    onRefused: () => {
      log.write({ event: 'link-refused' });
    },
    onFailure: log.error,
  });
}

import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type {
  HandlerDetails,
  WebContents,
  WebFrameMain,
  WebPreferences,
  WindowOpenHandlerResponse,
} from 'electron';
import type { OpenedTarget } from '../chromium/open-target.ts';
import type { CommandName, Parameters, Result } from '../chromium/protocol.ts';
import { guarded } from '../core/guarded.ts';
import { createIpcHub } from '../ipc/ipc-hub.ts';
import { defaultSession } from '../session/default-session.ts';
import { createMainFrame } from './main-frame.ts';
import type { PageHost } from './page-host.ts';

interface PageSignals {
  /** The document of this loader has fired its load event. */
  loaded: [loaderId: string];
  /** A load has failed, and Chromium shows its error page. */
  failed: [];
  gone: [];
}

/** The state behind one `webContents`. What it can do is in the files around; they all work on this. */
export class Page {
  readonly id = nextId++;
  // Of all its emitters Electron spares only this one Node's warning about many listeners.
  readonly contents: WebContents = guarded(new EventEmitter().setMaxListeners(0), {
    type: 'WebContents',
    label: 'webContents',
  });
  readonly host: PageHost;
  readonly preferences: WebPreferences;
  readonly session = defaultSession;
  readonly hub = createIpcHub('webContents.ipc');
  readonly frameHub = createIpcHub('webFrameMain.ipc');
  readonly frame: WebFrameMain = createMainFrame(this);
  readonly signals = new EventEmitter<PageSignals>().setMaxListeners(0);
  /** A name that page code cannot guess, for the events between the two worlds. */
  readonly channel = `standin${randomBytes(8).toString('hex')}`;

  target: OpenedTarget | undefined;
  isolatedContext: number | undefined;
  url = '';
  title = '';
  loading = false;
  loaderId: string | undefined;
  destroyed = false;
  crashed = false;
  /** The address of a navigation that the main process itself started. */
  expectedUrl: string | undefined;
  openHandler: ((details: HandlerDetails) => WindowOpenHandlerResponse) | undefined;
  zoomFactor = 1;
  ignoresMenuShortcuts = false;
  /** The page holds a close by the window manager until the app has decided. */
  holdsClose = false;

  readonly #ready = Promise.withResolvers<OpenedTarget>();

  constructor(host: PageHost, preferences: WebPreferences) {
    this.host = host;
    this.preferences = preferences;
    // Nobody may be waiting when the window fails to open; whoever waits still gets the error.
    this.#ready.promise.catch(() => {});
  }

  get ready(): Promise<OpenedTarget> {
    return this.#ready.promise;
  }

  becomeReady(target: OpenedTarget): void {
    this.#ready.resolve(target);
  }

  failToOpen(error: Error): void {
    this.#ready.reject(error);
  }

  /** A command to the page, as soon as there is one. */
  async command<M extends CommandName>(method: M, parameters?: Parameters<M>): Promise<Result<M>> {
    const { session } = await this.ready;
    return session.send(method, parameters);
  }

  /** A command whose failure means that the page has gone. */
  post<M extends CommandName>(method: M, parameters?: Parameters<M>): void {
    this.command(method, parameters).catch(() => {});
  }
}

let nextId = 1;

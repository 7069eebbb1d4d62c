import type { BrowserWindow } from 'electron';
import { AppError } from '#shared/errors/app-error.ts';
import type { RequestInput, RequestOutput } from '#shared/ipc/contract.ts';
import type { Caller, CalledServices } from '#shared/ipc/services.ts';
import type { Destination, Journey } from '#shared/model/destination.ts';
import type { ConversationId } from '#shared/model/ids.ts';
import { revealWindow } from './reveal-window.ts';
import type { WindowKind } from './window-place.ts';

/** What the book works with. */
export interface WindowPorts {
  /** Makes a window that shows itself when it has painted, unless it is to stay hidden. */
  readonly open: (request: OpenRequest) => BrowserWindow;
  /** @throws AppError `not-found` where there is no such conversation, or whatever keeps it from being looked for. */
  readonly find: (conversation: ConversationId) => Promise<unknown>;
  /** Tells a window that there is a next destination. */
  readonly tell: (window: BrowserWindow) => void;
  /** Makes the window's button in the task bar call for attention, for this conversation or for none. */
  readonly call: (window: BrowserWindow, of: ConversationId | null) => void;
  /** A page has saved what it had, when the program ends. */
  readonly saved: (contents: number) => void;
}

/** A window that is to be made. */
export interface OpenRequest {
  readonly kind: WindowKind;
  /** The one that a conversation's window is for. */
  readonly conversation: ConversationId | null;
  readonly hidden: boolean;
  /** Whether it may come to the front, asked when it can be shown: the person may have gone to another program by then. */
  readonly mayLead: () => boolean;
}

/** Each is a process of its own, and nobody looks at more. */
const mostOwnWindows = 20;

interface Entry {
  readonly window: BrowserWindow;
  /** Where its page goes next, once it takes that: somebody who asks again wants to go there instead. */
  next: Journey | null;
  showing: ConversationId | null;
  unsent: boolean;
}

/** Every window there is: what it shows, and where it was asked to go. Answers the `windows` domain. */
export class WindowBook implements CalledServices<'windows'> {
  readonly #ports: WindowPorts;
  readonly #entries = new Map<number, Entry>();
  readonly #conversations = new Map<ConversationId, BrowserWindow>();
  #main: BrowserWindow | null = null;

  constructor(ports: WindowPorts) {
    this.#ports = ports;
  }

  /** Makes the main window, where there is none; as `#bring` says where a page asks for it. */
  openMain(hidden: boolean, by: 'person' | 'page' = 'person'): BrowserWindow {
    if (this.#main !== null) return this.#main;
    const mayLead = (): boolean => by === 'person' || this.isAnyFocused;
    const window = this.#open({ kind: 'main', conversation: null, hidden, mayLead });
    this.#main = window;
    window.once('closed', () => {
      this.#main = null;
    });
    return window;
  }

  /** Brings the main window to the front; makes it where there is none. */
  reveal(): void {
    if (this.#main === null) this.openMain(false);
    else revealWindow(this.#main);
  }

  /** Leads the person somewhere: to a conversation's own window where it has one, else to the main window. */
  go(to: Destination): void {
    const own = to.kind === 'conversation' ? this.#conversations.get(to.conversation) : undefined;
    if (own !== undefined) revealWindow(own);
    else this.#send(this.openMain(false), { to, by: 'person' }, revealWindow);
  }

  /** The same for a link, which anything can follow: the page is told, and takes the keyboard out of its text field. */
  goByLink(to: Destination): void {
    const own = to.kind === 'conversation' ? this.#conversations.get(to.conversation) : undefined;
    this.#send(own ?? this.openMain(false), { to, by: 'link' }, revealWindow);
  }

  /** Whether somebody works here: looks at one of the windows, or has left a text unsent in the main one. */
  get isInUse(): boolean {
    return this.isAnyFocused || (this.#main !== null && this.#entryOf(this.#main)?.unsent === true);
  }

  /** The window with the focus. */
  get focused(): BrowserWindow | null {
    return [...this.#entries.values()].find(({ window }) => window.isFocused())?.window ?? null;
  }

  /** A conversation is gone into another one: its window is that one's now, unless that one has a window already. */
  merged(from: ConversationId, into: ConversationId): void {
    const own = this.#conversations.get(from);
    if (own === undefined) return;
    this.#conversations.delete(from);
    if (!this.#conversations.has(into)) this.#keep(into, own);
    else own.close();
  }

  /** Whether somebody who looks at the screen sees this conversation. */
  isSeen(conversation: ConversationId): boolean {
    return [...this.#entries.values()].some(
      ({ window, showing }) => showing === conversation && window.isFocused() && window.isVisible(),
    );
  }

  /** The window in which this conversation would be looked at: its own where it has one, else the main window. */
  windowOf(conversation: ConversationId | null): BrowserWindow | null {
    return (conversation === null ? undefined : this.#conversations.get(conversation)) ?? this.#main;
  }

  /** Whether any window has the focus. */
  get isAnyFocused(): boolean {
    return this.focused !== null;
  }

  async showing(
    { conversation, unsent }: RequestInput<'windows', 'showing'>,
    caller: Caller,
  ): Promise<RequestOutput<'windows', 'showing'>> {
    const entry = this.#entries.get(caller.contents);
    if (entry === undefined) return {};
    entry.showing = conversation;
    entry.unsent = unsent;
    return {};
  }

  /** @throws AppError `not-found`, `too-many-windows`, `worker-lost`. */
  async openConversation({
    conversation,
  }: RequestInput<'windows', 'openConversation'>): Promise<RequestOutput<'windows', 'openConversation'>> {
    if (this.#bringOwn(conversation)) return {};
    await this.#ports.find(conversation);
    // Somebody else may have asked for the same one meanwhile.
    if (this.#bringOwn(conversation)) return {};
    if (this.#conversations.size >= mostOwnWindows) throw new AppError('too-many-windows');
    const window = this.#open({
      kind: 'conversation',
      conversation,
      hidden: false,
      mayLead: () => this.isAnyFocused,
    });
    this.#keep(conversation, window);
    return {};
  }

  async goTo({ page }: RequestInput<'windows', 'goTo'>): Promise<RequestOutput<'windows', 'goTo'>> {
    this.#send(this.openMain(false, 'page'), { to: { kind: 'page', page }, by: 'person' }, this.#bring);
    return {};
  }

  async saved(
    _nothing: RequestInput<'windows', 'saved'>,
    { contents }: Caller,
  ): Promise<RequestOutput<'windows', 'saved'>> {
    this.#ports.saved(contents);
    return {};
  }

  async nextDestination(
    _nothing: RequestInput<'windows', 'nextDestination'>,
    caller: Caller,
  ): Promise<RequestOutput<'windows', 'nextDestination'>> {
    const entry = this.#entries.get(caller.contents);
    if (entry === undefined) return null;
    const { next } = entry;
    entry.next = null;
    return next;
  }

  #send(window: BrowserWindow, journey: Journey, show: (window: BrowserWindow) => void): void {
    const entry = this.#entryOf(window);
    if (entry !== undefined) entry.next = journey;
    this.#ports.tell(window);
    show(window);
  }

  #bringOwn(conversation: ConversationId): boolean {
    const own = this.#conversations.get(conversation);
    if (own === undefined) return false;
    this.#bring(own, conversation);
    return true;
  }

  /** As a page asks for it: one that nobody looks at must not take the screen from another program, again and again. */
  readonly #bring = (window: BrowserWindow, of: ConversationId | null = null): void => {
    if (this.isAnyFocused) revealWindow(window);
    else this.#ports.call(window, of);
  };

  #keep(conversation: ConversationId, window: BrowserWindow): void {
    this.#conversations.set(conversation, window);
    window.once('closed', () => {
      if (this.#conversations.get(conversation) === window) this.#conversations.delete(conversation);
    });
  }

  #open(request: OpenRequest): BrowserWindow {
    const window = this.#ports.open(request);
    const { id } = window.webContents;
    const entry: Entry = { window, next: null, showing: null, unsent: false };
    this.#entries.set(id, entry);
    // Nobody sees anything in a page that has died; the one that is loaded in its place says what it shows.
    window.webContents.on('render-process-gone', () => {
      entry.showing = null;
      entry.unsent = false;
    });
    window.once('closed', () => this.#entries.delete(id));
    return window;
  }

  #entryOf(window: BrowserWindow): Entry | undefined {
    return [...this.#entries.values()].find((entry) => entry.window === window);
  }
}

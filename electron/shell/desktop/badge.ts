import { app, type BrowserWindow } from 'electron';
import type { ConversationId } from '#shared/model/ids.ts';
import type { ShellText } from '../texts.ts';
import { badgeImage } from './badge-image.ts';

/**
 * The number in the task bar: an overlay on Windows, the dock's or launcher's own elsewhere. Windows draws it on the
 * window's button, and makes that anew whenever the window is shown: so it is set again.
 */
export class Badge {
  readonly #text: ShellText;
  #window: BrowserWindow | null = null;
  #count = 0;

  constructor(text: ShellText) {
    this.#text = text;
  }

  /** The main window, when it is made: its button carries the number, also after it was put away. */
  readonly follow = (window: BrowserWindow): void => {
    this.#window = window;
    window.on('show', () => {
      this.#drawOn(window);
    });
    window.once('closed', () => {
      if (this.#window === window) this.#window = null;
    });
  };

  show(count: number): void {
    this.#count = count;
    app.setBadgeCount(count);
    if (this.#window !== null) this.#drawOn(this.#window);
  }

  #drawOn(window: BrowserWindow): void {
    if (process.platform !== 'win32') return;
    const count = this.#count;
    if (count === 0) window.setOverlayIcon(null, '');
    else window.setOverlayIcon(badgeImage(count), this.#text('shell.tray.unread', { count }));
  }
}

/**
 * Makes the window's button in the task bar call for attention until somebody looks, or all of these conversations have been
 * read, or `endCalls`.
 */
export function callForAttention(window: BrowserWindow | null, of: readonly ConversationId[]): void {
  if (window === null || window.isFocused()) return;
  window.flashFrame(true);
  const known = calling.get(window);
  if (known !== undefined) {
    for (const conversation of of) known.of.add(conversation);
    return;
  }
  const forget = (): void => {
    calling.delete(window);
    window.off('focus', end);
    window.off('closed', forget);
  };
  const end = (): void => {
    forget();
    window.flashFrame(false);
  };
  calling.set(window, { of: new Set(of), end });
  window.once('focus', end);
  window.once('closed', forget);
}

/** Nobody is to be called for this conversation any more. */
export function endCallsOf(conversation: ConversationId): void {
  for (const { of, end } of [...calling.values()]) if (of.delete(conversation) && of.size === 0) end();
}

/** Nobody is to be called any more. */
export function endCalls(): void {
  for (const { end } of [...calling.values()]) end();
}

/** A window that calls. */
interface Call {
  /** What for. */
  readonly of: Set<ConversationId>;
  readonly end: () => void;
}

const calling = new Map<BrowserWindow, Call>();

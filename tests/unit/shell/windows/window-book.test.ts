import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { describe, expect, it } from 'vitest';
import { WindowBook, type OpenRequest } from '#shell/windows/window-book.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { conversationId, type ConversationId } from '#shared/model/ids.ts';

const [stranger, person, missing] = ['direct:01', 'direct:02', 'direct:03'].map(conversationId) as [
  ConversationId,
  ConversationId,
  ConversationId,
];

/** As much of a window as the book asks of it. */
class FakeWindow {
  static #made = 0;
  readonly webContents = Object.assign(new EventEmitter(), { id: ++FakeWindow.#made });
  revealed = 0;
  isOpen = true;
  readonly #onClosed: (() => void)[] = [];

  once(_event: 'closed', listener: () => void): void {
    this.#onClosed.push(listener);
  }

  isMinimized(): boolean {
    return false;
  }

  hasFocus = true;

  isFocused(): boolean {
    return this.hasFocus;
  }

  isVisible(): boolean {
    return true;
  }

  show(): void {
    this.revealed++;
  }

  focus(): void {
    // Whether it is before the person's eyes is counted by `show`.
  }

  close(): void {
    this.isOpen = false;
    for (const listener of this.#onClosed) listener();
  }
}

function bookByHand() {
  const opened: { readonly request: OpenRequest; readonly window: FakeWindow }[] = [];
  const told: number[] = [];
  const called: unknown[] = [];
  const book = new WindowBook({
    saved: () => undefined,
    open: (request) => {
      const window = new FakeWindow();
      opened.push({ request, window });
      return window as unknown as BrowserWindow;
    },
    find: (conversation) =>
      conversation === missing ? Promise.reject(new AppError('not-found')) : Promise.resolve(),
    tell: (window) => told.push(window.webContents.id),
    call: (window, of) => called.push([window, of]),
  });
  return { book, opened, told, called };
}

describe('what a window shows', () => {
  it('is seen until its page has died', async () => {
    const { book, opened } = bookByHand();
    book.openMain(false);
    const contents = opened[0]?.window.webContents;
    await book.showing({ conversation: person, unsent: false }, { contents: contents?.id ?? 0 });
    expect([book.isSeen(person), book.isSeen(stranger)]).toEqual([true, false]);
    contents?.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(book.isSeen(person)).toBe(false);
  });
});

describe('the window of a conversation', () => {
  it('is where somebody is called for it; else that is the main window, if there is one', async () => {
    const { book, opened } = bookByHand();
    expect(book.windowOf(person)).toBeNull();
    await book.openConversation({ conversation: person });
    const main = book.openMain(false);
    const own = opened[0]?.window;
    expect(book.windowOf(person)).toBe(own);
    expect([book.windowOf(stranger), book.windowOf(null)]).toEqual([main, main]);
    own?.close();
    expect(book.windowOf(person)).toBe(main);
  });

  it('is one, until it is closed', async () => {
    const { book, opened } = bookByHand();
    await book.openConversation({ conversation: person });
    await book.openConversation({ conversation: person });
    expect(opened.map(({ window }) => window.revealed)).toEqual([1]);
    opened[0]?.window.close();
    await book.openConversation({ conversation: person });
    expect(opened).toHaveLength(2);
  });

  it('is one, however many ask for it at once', async () => {
    const { book, opened } = bookByHand();
    await Promise.all(Array.from({ length: 5 }, () => book.openConversation({ conversation: person })));
    expect(opened.map(({ window }) => window.revealed)).toEqual([4]);
  });

  it('is not opened where there is no such conversation', async () => {
    const { book, opened } = bookByHand();
    await expect(book.openConversation({ conversation: missing })).rejects.toThrow('not-found');
    expect(opened).toEqual([]);
  });

  it('is not opened beside twenty others, until one of them is closed', async () => {
    const { book, opened } = bookByHand();
    const rooms = Array.from({ length: 60 }, (_, index) => conversationId(`direct:a${String(index)}`));
    const outcomes = await Promise.allSettled(
      rooms.map((conversation) => book.openConversation({ conversation })),
    );
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(40);
    expect(opened).toHaveLength(20);
    await expect(book.openConversation({ conversation: person })).rejects.toThrow('too-many-windows');
    opened[0]?.window.close();
    await book.openConversation({ conversation: person });
    expect(opened).toHaveLength(21);
  });

  it('is that of the conversation that has taken its own in', async () => {
    const { book, opened } = bookByHand();
    await book.openConversation({ conversation: stranger });
    book.merged(stranger, person);
    await book.openConversation({ conversation: person });
    expect(opened.map(({ window }) => window.revealed)).toEqual([1]);
    opened[0]?.window.close();
    await book.openConversation({ conversation: person });
    expect(opened).toHaveLength(2);
  });

  it('goes when the other has one already, which stays', async () => {
    const { book, opened } = bookByHand();
    await book.openConversation({ conversation: stranger });
    await book.openConversation({ conversation: person });
    book.merged(stranger, person);
    expect(opened.map(({ window }) => window.isOpen)).toEqual([false, true]);
    book.go({ kind: 'conversation', conversation: person });
    expect(opened.map(({ window }) => window.revealed)).toEqual([0, 1]);
  });
});

describe('a link', () => {
  it('leads where a person would be led, and tells the page whose window comes to the front', async () => {
    const { book, opened, told } = bookByHand();
    book.openMain(false);
    await book.openConversation({ conversation: person });
    const [main, own] = opened.map(({ window }) => ({ contents: window.webContents.id }));
    const to = { kind: 'conversation', conversation: person } as const;
    const elsewhere = { kind: 'conversation', conversation: stranger } as const;
    book.goByLink(to);
    book.goByLink(elsewhere);
    book.go(elsewhere);
    expect(told).toEqual([own?.contents, main?.contents, main?.contents]);
    expect(own && (await book.nextDestination({}, own))).toEqual({ to, by: 'link' });
    // A page that has not gone there yet goes only where it was asked to go last.
    expect(main && (await book.nextDestination({}, main))).toEqual({ to: elsewhere, by: 'person' });
    expect(main && (await book.nextDestination({}, main))).toBeNull();
    expect(opened.map(({ window }) => window.revealed)).toEqual([2, 1]);
  });

  it('finds somebody at work in a window with the focus, or where a text stands unsent', async () => {
    const { book, opened } = bookByHand();
    expect([book.isInUse, book.focused]).toEqual([false, null]);
    book.openMain(false);
    const [{ window }] = opened as [(typeof opened)[number]];
    expect([book.isInUse, book.focused]).toEqual([true, window]);
    window.hasFocus = false;
    const caller = { contents: window.webContents.id };
    await book.showing({ conversation: person, unsent: false }, caller);
    expect([book.isInUse, book.focused]).toEqual([false, null]);
    await book.showing({ conversation: person, unsent: true }, caller);
    expect([book.isInUse, book.focused]).toEqual([true, null]);
    window.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(book.isInUse).toBe(false);
  });
});

describe('a page that asks for a window', () => {
  it('has it come to the front only if somebody looks at Narae still once it can be shown', async () => {
    const { book, opened } = bookByHand();
    book.openMain(false);
    await book.openConversation({ conversation: person });
    const [main, own] = opened as [(typeof opened)[number], (typeof opened)[number]];
    own.window.hasFocus = false;
    expect([main.request.mayLead(), own.request.mayLead()]).toEqual([true, true]);
    main.window.hasFocus = false;
    // Who starts Narae, or follows a link, looks at another program before.
    expect([main.request.mayLead(), own.request.mayLead()]).toEqual([true, false]);
    main.window.close();
    await book.goTo({ page: 'settings' });
    const [, , anew] = opened;
    if (anew !== undefined) anew.window.hasFocus = false;
    expect(anew?.request.mayLead()).toBe(false);
  });

  it('brings it to the front while somebody looks at Narae, and calls for it otherwise', async () => {
    const { book, opened, told, called } = bookByHand();
    book.openMain(false);
    await book.openConversation({ conversation: person });
    const [main, own] = opened.map(({ window }) => window) as [FakeWindow, FakeWindow];
    main.hasFocus = false;
    await book.goTo({ page: 'settings' });
    await book.openConversation({ conversation: person });
    expect([main.revealed, own.revealed]).toEqual([1, 1]);
    own.hasFocus = false;
    for (let time = 0; time < 3; time++) {
      await book.goTo({ page: 'people' });
      await book.openConversation({ conversation: person });
    }
    expect([main.revealed, own.revealed]).toEqual([1, 1]);
    const calls = [
      [main, null],
      [own, person],
    ];
    expect(called).toEqual([...calls, ...calls, ...calls]);
    // Whoever comes back to it finds it there.
    const { id } = main.webContents;
    expect(told).toEqual(Array(4).fill(id));
    expect(await book.nextDestination({}, { contents: id })).toEqual({
      to: { kind: 'page', page: 'people' },
      by: 'person',
    });
    // What a person does outside of any page, such as a click beside the clock, brings it all the same.
    book.go({ kind: 'page', page: 'settings' });
    book.reveal();
    expect(main.revealed).toBe(3);
  });
});

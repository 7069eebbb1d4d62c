import type { BrowserWindow } from 'electron';
import { describe, expect, it } from 'vitest';
import { WindowBook, type OpenRequest } from '#shell/windows/window-book.ts';
import { conversationId } from '#shared/model/ids.ts';

const [stranger, person] = [conversationId('direct:01'), conversationId('direct:02')];

/** As much of a window as the book asks of it. */
class FakeWindow {
  static #made = 0;
  readonly webContents = { id: ++FakeWindow.#made };
  revealed = 0;
  isOpen = true;
  readonly #onClosed: (() => void)[] = [];

  once(_event: 'closed', listener: () => void): void {
    this.#onClosed.push(listener);
  }

  isMinimized(): boolean {
    return false;
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
  const book = new WindowBook({
    open: (request) => {
      const window = new FakeWindow();
      opened.push({ request, window });
      return window as unknown as BrowserWindow;
    },
    tell: () => undefined,
  });
  return { book, opened };
}

describe('the window of a conversation', () => {
  it('is one, until it is closed', async () => {
    const { book, opened } = bookByHand();
    await book.openConversation({ conversation: person });
    await book.openConversation({ conversation: person });
    expect(opened.map(({ window }) => window.revealed)).toEqual([1]);
    opened[0]?.window.close();
    await book.openConversation({ conversation: person });
    expect(opened).toHaveLength(2);
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

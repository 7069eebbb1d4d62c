/** Where the main process puts long messages as files, and the order in which all messages are handled. */
export interface Inbox {
  /** Handles a message now, or after the long ones before it have been read. */
  receive(text: string): void;
}

/** Opens the inbox of one document. Its input element belongs to no document, so page code cannot find it. */
export function openInbox(handle: (text: string) => void): Inbox {
  let reading: Promise<void> | undefined;
  const input = document.createElement('input');
  input.type = 'file';
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    // The next file may come under the same path, which would be no change.
    input.value = '';
    if (!file) return;
    const text = file.text();
    then(async () => handle(await text));
  });

  function then(step: () => void | Promise<void>): void {
    const mine = (reading ?? Promise.resolve()).then(step).catch(reportError);
    reading = mine;
    void mine.then(() => {
      if (reading === mine) reading = undefined;
    });
  }

  globalThis.__standinInbox = () => input;
  globalThis.__standinInboxRead = async () => {
    await reading;
  };
  return {
    receive(text) {
      if (reading) then(() => handle(text));
      else handle(text);
    },
  };
}

declare global {
  var __standinInbox: () => HTMLInputElement;
  var __standinInboxRead: () => Promise<void>;
}

import type { Readable, Writable } from 'node:stream';

/** Messages over Chromium's --remote-debugging-pipe: JSON texts, each ended by a NUL byte. */
export interface MessagePipe {
  send(text: string): void;
}

export function openMessagePipe(
  output: Writable,
  input: Readable,
  onMessage: (text: string) => void,
  onClose: () => void,
): MessagePipe {
  let unfinished: Buffer[] = [];
  input.on('data', (chunk: Buffer) => {
    let start = 0;
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, start)) {
      const last = chunk.subarray(start, end);
      const text = unfinished.length > 0 ? Buffer.concat([...unfinished, last]) : last;
      unfinished = [];
      start = end + 1;
      onMessage(text.toString('utf8'));
    }
    if (start < chunk.length) unfinished.push(chunk.subarray(start));
  });
  input.on('close', onClose);
  input.on('error', onClose);
  output.on('error', onClose);
  return { send: (text) => void output.write(`${text}\0`) };
}

import type { NaraeClient } from '#renderer/bridge/client.ts';

/** A client that can tell of events by their names (as `chats.draftAdded`), and notes what it is asked for. */
export function clientByHand() {
  const listeners = new Map<string, (payload: unknown) => void>();
  const asked: unknown[] = [];
  const client = {
    request: (domain: string, name: string, input: unknown) => {
      asked.push([`${domain}.${name}`, input]);
      return Promise.resolve({});
    },
    on: (domain: string, name: string, listener: (payload: unknown) => void) => {
      listeners.set(`${domain}.${name}`, listener);
      return () => listeners.delete(`${domain}.${name}`);
    },
  } as unknown as NaraeClient;
  return { client, asked, tell: (event: string, payload: unknown) => listeners.get(event)?.(payload) };
}

import type { NaraeClient } from '#renderer/bridge/client.ts';

/** A client that can tell of one event, and notes what it is asked for. */
export function clientByHand() {
  let tell: (payload: unknown) => void = () => undefined;
  const asked: unknown[] = [];
  const client = {
    request: (domain: string, name: string, input: unknown) => {
      asked.push([`${domain}.${name}`, input]);
      return Promise.resolve({});
    },
    on: (_domain: string, _name: string, listener: (payload: unknown) => void) => {
      tell = listener;
      return () => (tell = () => undefined);
    },
  } as unknown as NaraeClient;
  return { client, asked, tell: (payload: unknown) => tell(payload) };
}

import type { NaraeBridge } from './bridge.ts';
import { channelName, channelTable, type DomainName } from './channel-table.ts';

/** How a bridge reaches the other side. */
export interface BridgeTransport {
  readonly invoke: (channel: string, input: unknown) => Promise<unknown>;
  /** Answers a function that ends the listening. */
  readonly listen: (channel: string, listener: (payload: unknown) => void) => () => void;
}

/** Builds `window.narae` from the table of channels: exactly the contract, and no way to another channel. */
export function makeBridge(transport: BridgeTransport): NaraeBridge {
  const domains = Object.entries(channelTable).map(([domain, table]) => [
    domain,
    domainBridge(domain, table, transport),
  ]);
  return Object.fromEntries(domains) as NaraeBridge;
}

function domainBridge(
  domain: string,
  { requests, events }: { readonly requests: readonly string[]; readonly events: readonly string[] },
  { invoke, listen }: BridgeTransport,
): object {
  const channel = (name: string): string => channelName(domain as DomainName, name);
  const functions = requests.map((name) => [name, (input: unknown) => invoke(channel(name), input)] as const);
  const listeners = events.map(
    (name) =>
      [
        listenerName(name),
        (listener: (payload: unknown) => void) => listen(channel(name), listener),
      ] as const,
  );
  return Object.fromEntries<unknown>([...functions, ...listeners]);
}

function listenerName(event: string): string {
  return `on${event.charAt(0).toUpperCase()}${event.slice(1)}`;
}

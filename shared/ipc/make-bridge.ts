import { AppError } from '../errors/app-error.ts';
import type { NaraeBridge } from './bridge.ts';
import { channelName, channelTable, type DomainName } from './channel-table.ts';

/** How a bridge reaches the other side. */
export interface BridgeTransport {
  readonly invoke: (channel: string, input: unknown) => Promise<unknown>;
  /** Whether an input can be carried over; asked when it was not. */
  readonly canTravel: (input: unknown) => boolean;
  /** Answers a function that ends the listening. */
  readonly listen: (channel: string, listener: (payload: unknown) => void) => () => void;
}

/**
 * Builds `window.narae` from the table of channels: exactly the contract, and no way to another channel. An input that
 * cannot travel (a function in it) is refused by code like any other that is malformed.
 */
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
  { invoke, canTravel, listen }: BridgeTransport,
): object {
  const ask = async (to: string, input: unknown): Promise<unknown> => {
    try {
      return await invoke(to, input);
    } catch (error) {
      if (canTravel(input)) throw error;
      return { ok: false, error: new AppError('invalid-request').toShape() };
    }
  };
  const channel = (name: string): string => channelName(domain as DomainName, name);
  const functions = requests.map((name) => [name, (input: unknown) => ask(channel(name), input)] as const);
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

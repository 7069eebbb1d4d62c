import { connect } from 'node:net';
import type { ClientOptions } from 'ws';

/** Where a relay is: a local socket of this PC (the embedded one), or an address of the network. */
export type RelayLocation =
  { readonly kind: 'local'; readonly path: string } | { readonly kind: 'network'; readonly origin: string };

/** How `ws` reaches the relay's WebSocket: a url, and for local sockets the way to them. */
export function socketTarget(location: RelayLocation): {
  readonly url: string;
  readonly options: ClientOptions;
} {
  if (location.kind === 'network')
    return { url: `${location.origin.replace(/^http/, 'ws')}/v1/socket`, options: {} };
  // Not `ws+unix:`, which cannot spell a named pipe or a path outside ASCII.
  return { url: 'ws://localhost/v1/socket', options: { createConnection: () => connect(location.path) } };
}

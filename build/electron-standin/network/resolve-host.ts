import { lookup } from 'node:dns/promises';
import type { ResolvedHost } from 'electron';

/** Looks a host name up, as `net.resolveHost` and `session.resolveHost` do. */
export async function resolveHost(host: string): Promise<ResolvedHost> {
  const addresses = await lookup(host, { all: true });
  return {
    endpoints: addresses.map(({ address, family }) => ({ address, family: family === 6 ? 'ipv6' : 'ipv4' })),
  };
}

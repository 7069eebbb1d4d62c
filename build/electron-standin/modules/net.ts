import type { Net } from 'electron';
import { partial } from '../core/guarded.ts';
import { netFetch } from '../network/net-fetch.ts';
import { resolveHost } from '../network/resolve-host.ts';

/** The module `net`. */
export const net = partial<Net>('net', 'Net', {
  online: true,
  isOnline: () => true,
  fetch: (input, init) => netFetch(input, init),
  resolveHost,
});

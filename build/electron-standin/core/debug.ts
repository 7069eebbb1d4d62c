import { settings } from './settings.ts';

/** A note for the stand-in's developers, shown with STANDIN_DEBUG=1. */
export function debug(...parts: unknown[]): void {
  if (settings.debug) console.error('[standin]', ...parts);
}

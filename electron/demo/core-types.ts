import type { CoreOptions, openCore } from '#core/compose.ts';

/** A colleague's messenger: the same as everybody's. */
export type Core = ReturnType<typeof openCore>;
/** What it tells. */
export type CoreEvent = Parameters<CoreOptions['publish']>[0];
/** The way to the relay, as a core sees it. */
export type Backend = Parameters<NonNullable<CoreOptions['wrapBackend']>>[0];

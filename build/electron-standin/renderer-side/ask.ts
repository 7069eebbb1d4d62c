/** Asks the isolated world, and through it the main process, about something the page wants to do. */
export type Ask = (topic: 'window-open' | 'window-close' | 'permission', value: unknown) => unknown;

import type ko from './ko.json';

/** A text of the interface. Korean is the source: `en.json` holds the same keys with the same arguments (tested). */
export type MessageKey = keyof typeof ko;

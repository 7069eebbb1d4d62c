/** What the app has seen; the tests read it through `globalThis`. */
export interface Facts {
  readonly events: string[];
  readonly navigations: string[];
  readonly permissions: string[];
  readonly opened: string[];
  /** The Range headers that the scheme handler was asked with. */
  readonly ranges: string[];
  /** Whether the app was ready right after a top-level await of its main module. */
  readyDuringLoad?: boolean;
  /** How often the report that can be downloaded was asked for. */
  reports: number;
  allowMedia: boolean;
  second?: { readonly argv: string[]; readonly data: unknown };
}

export const facts: Facts = {
  events: [],
  navigations: [],
  permissions: [],
  opened: [],
  ranges: [],
  reports: 0,
  allowMedia: false,
};

declare global {
  var facts: Facts;
}

globalThis.facts = facts;

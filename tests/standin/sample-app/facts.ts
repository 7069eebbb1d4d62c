/** What the app has seen; the tests read it through `globalThis`. */
export interface Facts {
  readonly events: string[];
  readonly navigations: string[];
  readonly permissions: string[];
  readonly opened: string[];
  allowMedia: boolean;
  second?: { readonly argv: string[]; readonly data: unknown };
}

export const facts: Facts = { events: [], navigations: [], permissions: [], opened: [], allowMedia: false };

declare global {
  var facts: Facts;
}

globalThis.facts = facts;

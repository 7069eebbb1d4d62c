import type { ConversationId, PersonId } from './ids.ts';

/** The pages that something outside of a window can lead to. */
export const destinationPages = ['search', 'people', 'settings', 'shortcuts', 'about'] as const;
export type DestinationPage = (typeof destinationPages)[number];

/** Where a notification, a link, the tray or a menu leads to. */
export type Destination =
  | { readonly kind: 'conversation'; readonly conversation: ConversationId }
  /** The direct conversation with a person. */
  | { readonly kind: 'person'; readonly person: PersonId }
  | { readonly kind: 'page'; readonly page: DestinationPage };

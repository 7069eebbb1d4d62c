import type { ConversationId, PersonId } from './ids.ts';

/** The pages that something outside of a window can lead to. */
export const destinationPages = ['search', 'people', 'settings', 'shortcuts', 'about'] as const;
export type DestinationPage = (typeof destinationPages)[number];

/**
 * Who leads somewhere: the person, by a notification, the tray or a menu of Narae; or a link, which any program and any page
 * can follow, so that the keyboard must not go along into a text field.
 */
export const leaders = ['person', 'link'] as const;
export type Leader = (typeof leaders)[number];

/** A way that a window is asked to go. */
export interface Journey {
  readonly to: Destination;
  readonly by: Leader;
}

/** Where a notification, a link, the tray or a menu leads to. */
export type Destination =
  | { readonly kind: 'conversation'; readonly conversation: ConversationId }
  /** The direct conversation with a person. */
  | { readonly kind: 'person'; readonly person: PersonId }
  | { readonly kind: 'page'; readonly page: DestinationPage };

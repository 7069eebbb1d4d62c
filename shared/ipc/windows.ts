import { z } from 'zod';
import { destinationPages } from '../model/destination.ts';
import { request, type DomainDefinition } from './define.ts';
import { conversationIdSchema, journeySchema } from './schemas.ts';

const nothing = z.strictObject({});

/** What a window tells the shell about itself, and where the shell wants it to go. */
export const windows = {
  requests: {
    /**
     * Which conversation this window shows now: nobody is notified of what they have before their eyes. `unsent`: something is
     * written in it that has not been sent; a link leads away from there only after a question.
     */
    showing: request(
      z.strictObject({ conversation: conversationIdSchema.nullable(), unsent: z.boolean() }),
      nothing,
    ),
    /**
     * Opens a conversation in a window of its own, or brings that window to the front. Refused with `not-found` where there
     * is none, and with `too-many-windows`.
     */
    openConversation: request(z.strictObject({ conversation: conversationIdSchema }), nothing),
    /** Leads to a page of the main window, which is opened or brought to the front. */
    goTo: request(z.strictObject({ page: z.enum(destinationPages) }), nothing),
    /** The next place this window was asked to go to, each once; null when there is none. */
    nextDestination: request(nothing, journeySchema.nullable()),
    /** After `ending`: this page has saved all that it had. */
    saved: request(nothing, nothing),
  },
  events: {
    /** There is a next destination. */
    destinationWaiting: nothing,
    /** The program ends in a moment: what a page has not saved yet, it saves now, and answers with `saved`. */
    ending: nothing,
  },
} satisfies DomainDefinition<'windows'>;

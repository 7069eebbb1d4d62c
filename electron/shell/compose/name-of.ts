import { assertNever } from '#shared/errors/assert-never.ts';
import type { CoreServices } from '#shared/ipc/services.ts';
import { conversationName } from '#shared/model/conversation.ts';
import type { Destination } from '#shared/model/destination.ts';

/** Whom it asks. */
export interface NameServices {
  readonly chats: Pick<CoreServices['chats'], 'get'>;
  readonly directory: Pick<CoreServices['directory'], 'card'>;
}

/**
 * With whom the conversation is that something leads to; null for a page.
 * @throws AppError `not-found`, or whatever keeps it from being looked for.
 */
export function nameOf(services: NameServices): (destination: Destination) => Promise<string | null> {
  return async (destination) => {
    switch (destination.kind) {
      case 'conversation': {
        const { conversation } = destination;
        return conversationName(await services.chats.get({ conversation }));
      }
      case 'person': {
        const { person } = await services.directory.card({ person: destination.person });
        return person.name;
      }
      case 'page':
        return null;
      default:
        return assertNever(destination);
    }
  };
}

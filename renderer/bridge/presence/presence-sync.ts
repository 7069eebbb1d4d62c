import type { QueryClient } from '@tanstack/react-query';
import type { NaraeClient } from '../client.ts';
import { queryKeys } from '../query-keys.ts';
import { startTyping, stopTyping } from './typing-store.ts';

/** Keeps what is shown of people true to the main process's events. Answers the functions that stop it. */
export function presenceSync(client: NaraeClient, cache: QueryClient): readonly (() => void)[] {
  return [
    client.on('presence', 'changed', ({ person, presence }) => {
      cache.setQueryData(queryKeys.presence(person), presence);
    }),
    client.on('presence', 'profileChanged', (profile) => {
      cache.setQueryData(queryKeys.ownProfile, profile);
    }),
    client.on('presence', 'peerTyping', ({ conversation }) => startTyping(conversation)),
    client.on('chats', 'messagesChanged', ({ conversation, changed }) => {
      if (changed.some(({ author }) => author !== null)) stopTyping(conversation);
    }),
  ];
}

import { useCallback } from 'react';
import { conversationName, type Conversation } from '#shared/model/conversation.ts';
import { useText } from '../text/use-text.ts';
import { personTitle } from './person-title.ts';
import { usePersonName } from './use-person-name.ts';

/** What a conversation is called: a person with their title, or a room by its name or its members. */
export function useConversationName(): (conversation: Conversation) => string {
  const text = useText();
  const personName = usePersonName();
  return useCallback(
    (conversation) => {
      if (conversation.kind === 'direct')
        return personName(conversation.peer.name, personTitle(conversation.peer));
      const name = conversationName(conversation);
      return name === '' ? text('group.alone') : name;
    },
    [text, personName],
  );
}

import { AppError } from '#shared/errors/app-error.ts';
import type { RequestInput, RequestOutput } from '#shared/ipc/contract.ts';
import type { DirectConversation } from '#shared/model/conversation.ts';
import type { ConversationId } from '#shared/model/ids.ts';

type TrustRequest = 'safetyNumber' | 'verify' | 'acceptIdentity';
type FakeTrust = {
  readonly [Name in TrustRequest]: (input: RequestInput<'chats', Name>) => RequestOutput<'chats', Name>;
};

/** The part of the `chats` domain about safety numbers. Nobody has one to whom nothing was said. */
export function createFakeTrust(
  conversationOf: (id: ConversationId) => DirectConversation,
  changeRow: (conversation: DirectConversation) => void,
): FakeTrust {
  const change = (
    conversation: DirectConversation,
    digits: string,
    trust: DirectConversation['trust'],
  ): DirectConversation => {
    if (digits !== digitsOf(conversation)) throw new AppError('untrusted-identity');
    const changed = { ...conversation, trust };
    changeRow(changed);
    return changed;
  };
  return {
    safetyNumber({ conversation: id }) {
      const conversation = conversationOf(id);
      if (conversation.trust === 'unknown') return null;
      const digits = digitsOf(conversation);
      const scannable = btoa(
        String.fromCharCode(8, 2, ...Array.from(digits, Number), ...Array.from(digits, Number)),
      );
      return { digits, scannable, verified: conversation.trust === 'verified' };
    },
    verify({ conversation, digits, verified }) {
      return change(conversationOf(conversation), digits, verified ? 'verified' : 'known');
    },
    acceptIdentity({ conversation, digits }) {
      return change(conversationOf(conversation), digits, 'known');
    },
  };
}

/** 60 digits that are always the same for a person. */
function digitsOf({ peer }: DirectConversation): string {
  let state =
    Array.from(peer.id, (character) => character.codePointAt(0) ?? 0).reduce(
      (sum, unit) => sum * 31 + unit,
      7,
    ) % 2147483647;
  return Array.from({ length: 60 }, () => {
    state = (state * 48271) % 2147483647;
    return state % 10;
  }).join('');
}

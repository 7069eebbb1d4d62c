import type { QueryClient } from '@tanstack/react-query';
import { afterEach, expect, it, vi } from 'vitest';
import { createQueryClient } from '#renderer/bridge/query-client.ts';
import { queryKeys } from '#renderer/bridge/query-keys.ts';
import { backToDraft } from '#renderer/features/chats/model/back-to-draft.ts';
import { useDraftStore } from '#renderer/features/chats/model/draft-store.ts';
import { testConversation } from '../../../support.ts';
import { clientByHand } from './client-by-hand.ts';

const room = testConversation(1, { draft: '지난번 글' });

afterEach(() => {
  vi.useRealTimers();
  useDraftStore.setState({ drafts: new Map() });
});

/** A removed message is taken back while this is in the field; answers what is shown then, which is what is saved. */
function takeBack(field: string | null, cache: QueryClient): unknown {
  vi.useFakeTimers();
  const hand = clientByHand();
  if (field !== null) useDraftStore.getState().write(room.id, field);
  backToDraft(hand.client, cache, { conversationId: room.id, text: '못 보낸 글' });
  vi.runAllTimers();
  const shown = useDraftStore.getState().drafts.get(room.id)?.text;
  expect(hand.asked).toEqual([['chats.saveDraft', { conversation: room.id, text: shown }]]);
  return shown;
}

it('a removed message that is taken back stands below the saved draft, wherever the conversation is known from', () => {
  const listed = createQueryClient();
  listed.setQueryData(queryKeys.conversations, {
    pages: [{ conversations: [testConversation(2), room], more: false }],
    pageParams: [null],
  });
  expect(takeBack(null, listed)).toBe('지난번 글\n못 보낸 글');
  useDraftStore.setState({ drafts: new Map() });
  const told = createQueryClient();
  told.setQueryData(queryKeys.conversation(room.id), room);
  expect(takeBack(null, told)).toBe('지난번 글\n못 보낸 글');
});

it('it stands below what is being written instead, and alone in a field that was emptied', () => {
  const cache = createQueryClient();
  cache.setQueryData(queryKeys.conversation(room.id), room);
  expect(takeBack('쓰는 중', cache)).toBe('쓰는 중\n못 보낸 글');
  expect(takeBack('', cache)).toBe('못 보낸 글');
});

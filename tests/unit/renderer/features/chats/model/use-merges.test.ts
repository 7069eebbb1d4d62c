import { afterEach, describe, expect, it, vi } from 'vitest';
import { useChatStore } from '#renderer/features/chats/model/chat-store.ts';
import { useDraftStore } from '#renderer/features/chats/model/draft-store.ts';
import { followMerges } from '#renderer/features/chats/model/use-merges.ts';
import { testConversation } from '../../../support.ts';
import { clientByHand } from './client-by-hand.ts';

const [stranger, person] = [testConversation(1), testConversation(2)];

afterEach(() => {
  vi.useRealTimers();
  useDraftStore.setState({ drafts: new Map() });
  useChatStore.setState({ selected: null, recent: null });
});

describe('a conversation that is gone into another one', () => {
  it('stays open as that one, and what was being written is saved there', () => {
    vi.useFakeTimers();
    const hand = clientByHand();
    const merges: unknown[] = [];
    const stop = followMerges(hand.client, (...merge) => merges.push(merge));
    useChatStore.getState().select(stranger.id);
    useDraftStore.getState().write(stranger.id, '안녕');

    hand.tell('chats.conversationMerged', { from: stranger.id, into: person });
    vi.runAllTimers();
    expect(useChatStore.getState()).toMatchObject({ selected: person.id, recent: person.id });
    expect(hand.asked).toEqual([['chats.saveDraft', { conversation: person.id, text: '안녕' }]]);
    expect(merges).toEqual([[stranger.id, person.id]]);
    stop();
  });

  it('leaves what else is open, and saves nothing where nothing was being written', () => {
    vi.useFakeTimers();
    const hand = clientByHand();
    followMerges(hand.client, () => undefined);
    useChatStore.getState().select(person.id);
    useDraftStore.getState().write(person.id, '그대로');
    hand.tell('chats.conversationMerged', { from: stranger.id, into: testConversation(3) });
    vi.runAllTimers();
    expect(useChatStore.getState().selected).toBe(person.id);
    expect(hand.asked).toEqual([]);
  });
});

import { describe, expect, it, vi } from 'vitest';
import { flattenConversations } from '#renderer/bridge/cache/conversation-pages.ts';
import { createClient } from '#renderer/bridge/client.ts';
import { startEventSync } from '#renderer/bridge/event-sync.ts';
import { conversationsQuery, foundConversationQuery, unreadTotalQuery } from '#renderer/bridge/queries.ts';
import { createQueryClient } from '#renderer/bridge/query-client.ts';
import { queryKeys } from '#renderer/bridge/query-keys.ts';
import type { NaraeBridge } from '#shared/ipc/bridge.ts';
import { defaultPreferences } from '#shared/model/preferences.ts';
import { defaultSettings } from '#shared/model/settings.ts';
import { unknownPresence } from '#shared/model/presence.ts';
import { useTypingStore } from '#renderer/bridge/presence/typing-store.ts';
import { myTestMessage, testConversation, testMessage, testStatus } from '../support.ts';

/** A bridge whose answers are given by hand. */
function bridgeByHand() {
  const listeners = new Map<(payload: unknown) => void, string>();
  let answer: (value: unknown) => void = () => undefined;
  const listen = (name: string) => (listener: (payload: unknown) => void) => {
    listeners.set(listener, name);
    return () => void listeners.delete(listener);
  };
  const bridge = {
    app: { onStatusChanged: listen('status') },
    signIn: {},
    chats: {
      unreadTotal: () => new Promise((resolve) => (answer = (value) => resolve({ ok: true, value }))),
      list: () => new Promise((resolve) => (answer = (value) => resolve({ ok: true, value }))),
      get: () => new Promise((resolve) => (answer = (value) => resolve({ ok: true, value }))),
      onConversationChanged: listen('conversation'),
      onConversationMerged: listen('merged'),
      onMessagesChanged: listen('messages'),
      onUnreadTotalChanged: listen('unread total'),
    },
    groups: { onMembersChanged: listen('members'), onReadsChanged: listen('reads') },
    directory: { onChanged: listen('directory'), onStateChanged: listen('directory state') },
    presence: {
      onChanged: listen('presence'),
      onPeerTyping: listen('typing'),
      onProfileChanged: listen('profile'),
    },
    settings: { onChanged: listen('settings') },
    preferences: { onChanged: listen('preferences') },
  } as unknown as NaraeBridge;
  return {
    bridge,
    listeners,
    emit: (wanted: string, payload: unknown) => {
      for (const [listener, name] of listeners) if (name === wanted) listener(payload);
    },
    answer: (value: unknown) => answer(value),
  };
}

describe('events and the cache', () => {
  it('an event that overtakes an answer is not lost to it', async () => {
    const hand = bridgeByHand();
    const client = createClient(hand.bridge);
    const cache = createQueryClient();
    startEventSync(client, cache);

    const loading = cache.infiniteQuery(conversationsQuery(client));
    hand.emit('conversation', testConversation(1, { unread: 5 }));
    hand.answer({ conversations: [testConversation(2), testConversation(1, { unread: 0 })], more: false });
    await loading;
    await new Promise((resolve) => setTimeout(resolve, 0));

    const pages = cache.getQueryData(conversationsQuery(client).queryKey);
    expect(flattenConversations(pages?.pages ?? []).map((row) => row.unread)).toEqual([0, 5]);
    cache.clear();
  });

  it('keep a conversation beyond the loaded pages, and stop when told to', () => {
    const hand = bridgeByHand();
    const cache = createQueryClient();
    const stop = startEventSync(createClient(hand.bridge), cache);
    hand.emit('conversation', testConversation(1));
    expect(cache.getQueryData(queryKeys.conversation(testConversation(1).id))).toEqual(testConversation(1));
    stop();
    expect(hand.listeners.size).toBe(0);
    cache.clear();
  });

  it('drop a conversation that is gone into another one, also from an older answer', async () => {
    const hand = bridgeByHand();
    const client = createClient(hand.bridge);
    const cache = createQueryClient();
    startEventSync(client, cache);
    const [person, stranger] = [testConversation(2), testConversation(1)];
    hand.emit('conversation', stranger);
    const loading = cache.infiniteQuery(conversationsQuery(client));
    hand.emit('merged', { from: stranger.id, into: { ...person, unread: 4 } });
    hand.answer({ conversations: [person, stranger], more: false });
    await loading;
    await new Promise((resolve) => setTimeout(resolve, 0));

    const pages = cache.getQueryData(conversationsQuery(client).queryKey);
    expect(flattenConversations(pages?.pages ?? []).map(({ id }) => id)).toEqual([person.id]);
    expect(cache.getQueryData(queryKeys.conversation(stranger.id))).toBeUndefined();
    expect(cache.getQueryData(queryKeys.conversation(person.id))).toMatchObject({ unread: 4 });
    cache.clear();
  });

  it('forget the conversations of before when the messenger has started again', () => {
    const hand = bridgeByHand();
    const cache = createQueryClient();
    startEventSync(createClient(hand.bridge), cache);
    const { id } = testConversation(1);
    hand.emit('status', testStatus());
    hand.emit('conversation', testConversation(1));

    hand.emit('status', testStatus({ connection: 'offline' }));
    expect(cache.getQueryData(queryKeys.conversation(id))).toBeDefined();

    hand.emit('status', testStatus({ phase: 'starting' }));
    hand.emit('status', testStatus());
    expect(cache.getQueryData(queryKeys.conversation(id))).toBeUndefined();
    cache.clear();
  });

  it('ask anew for a safety number when its conversation changes', () => {
    const hand = bridgeByHand();
    const cache = createQueryClient();
    startEventSync(createClient(hand.bridge), cache);
    const key = queryKeys.safetyNumber(testConversation(1).id);
    cache.setQueryData(key, null);
    hand.emit('conversation', testConversation(1, { trust: 'changed' }));
    expect(cache.getQueryState(key)?.isInvalidated).toBe(true);
    cache.clear();
  });

  it('keep the total of unread messages true, also against an older answer', async () => {
    const hand = bridgeByHand();
    const client = createClient(hand.bridge);
    const cache = createQueryClient();
    startEventSync(client, cache);
    const loading = cache.query(unreadTotalQuery(client));
    hand.emit('unread total', { count: 3 });
    hand.answer({ count: 2 });
    await loading;
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(cache.getQueryData(queryKeys.unreadTotal)).toEqual({ count: 3 });
    cache.clear();
  });

  it('do not lose what happens to a conversation while it is looked for', async () => {
    const hand = bridgeByHand();
    const client = createClient(hand.bridge);
    const cache = createQueryClient();
    startEventSync(client, cache);
    const { id } = testConversation(1);
    const loading = cache.query(foundConversationQuery(client, id));
    hand.emit('conversation', testConversation(1, { unread: 5 }));
    hand.answer(testConversation(1));
    await loading;
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(cache.getQueryData(queryKeys.conversation(id))).toEqual(testConversation(1, { unread: 5 }));
    cache.clear();
  });

  it('take a preference over that another window has changed', () => {
    const hand = bridgeByHand();
    const cache = createQueryClient();
    startEventSync(createClient(hand.bridge), cache);
    cache.setQueryData(queryKeys.preferences, defaultPreferences);
    const changed = { ...defaultPreferences, textSize: 'large' } as const;
    hand.emit('preferences', changed);
    expect(cache.getQueryData(queryKeys.preferences)).toEqual(changed);
    cache.clear();
  });

  it('say how many people have come', () => {
    const hand = bridgeByHand();
    const cache = createQueryClient();
    startEventSync(createClient(hand.bridge), cache);
    const state = { receiving: { people: 1, of: 2 }, indexing: 'no', refused: false } as const;
    hand.emit('directory state', state);
    expect(cache.getQueryData(queryKeys.directoryState)).toEqual(state);
  });

  it('ask anew at most once in a while how much has been read of a room, and not where all has been', () => {
    vi.useFakeTimers();
    const hand = bridgeByHand();
    const cache = createQueryClient();
    startEventSync(createClient(hand.bridge), cache);
    const { id: conversation } = testConversation(1);
    const [older, newer] = [testMessage(1).id, testMessage(2).id];
    const [read, unread] = [[older], [newer]].map((ids) => queryKeys.unreadCounts(conversation, ids));
    if (read === undefined || unread === undefined) throw new Error('no keys');
    const answer = (count: number): void => {
      cache.setQueryData(read, { counts: [{ message: older, unread: 0 }] });
      cache.setQueryData(unread, { counts: [{ message: newer, unread: count }] });
    };
    const isStale = (key: readonly unknown[]) => cache.getQueryState(key)?.isInvalidated;
    answer(2);
    hand.emit('reads', { conversation });
    expect([read, unread].map(isStale)).toEqual([false, true]);
    answer(1);
    hand.emit('reads', { conversation });
    hand.emit('reads', { conversation });
    expect(isStale(unread)).toBe(false);
    vi.advanceTimersByTime(1_000);
    expect([read, unread].map(isStale)).toEqual([false, true]);
    // Whoever has gone is not waited for any more, and somebody may have come back.
    answer(1);
    hand.emit('members', { conversation });
    expect([read, unread].map(isStale)).toEqual([true, true]);
    vi.useRealTimers();
    cache.clear();
  });

  it('keep the settings of now', () => {
    const hand = bridgeByHand();
    const cache = createQueryClient();
    startEventSync(createClient(hand.bridge), cache);
    hand.emit('settings', { ...defaultSettings, blockOnIdentityChange: true });
    expect(cache.getQueryData(queryKeys.settings)).toEqual({
      ...defaultSettings,
      blockOnIdentityChange: true,
    });
    cache.clear();
  });

  it('show of people what was told last, and of somebody that they write until it has come', () => {
    const { bridge, emit } = bridgeByHand();
    const cache = createQueryClient();
    const stop = startEventSync(createClient(bridge), cache);
    const { peer, id: conversation } = testConversation(1);
    const presence = { ...unknownPresence, activity: 'away' };
    emit('presence', { person: peer.id, presence });
    expect(cache.getQueryData(queryKeys.presence(peer.id))).toEqual(presence);
    emit('typing', { conversation });
    expect([...useTypingStore.getState().typing]).toEqual([conversation]);
    emit('messages', { conversation, changed: [myTestMessage(1)], removed: [] });
    expect([...useTypingStore.getState().typing]).toEqual([conversation]);
    emit('messages', { conversation, changed: [testMessage(2)], removed: [] });
    expect([...useTypingStore.getState().typing]).toEqual([]);
    stop();
  });
});

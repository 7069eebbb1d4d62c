import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { draftSaverOf } from '#renderer/features/chats/model/draft-saver.ts';
import { useDraftStore } from '#renderer/features/chats/model/draft-store.ts';
import { followDrafts } from '#renderer/features/chats/model/use-followed-drafts.ts';
import { testConversation } from '../../../support.ts';
import { clientByHand } from './client-by-hand.ts';

const room = testConversation(1);
const written = (): string | undefined => useDraftStore.getState().drafts.get(room.id)?.text;

afterEach(() => {
  vi.useRealTimers();
  useDraftStore.setState({ drafts: new Map() });
});

/** An answer is put below a saved draft while this is in the field; answers what is saved then. */
function add(field: string | null, saved: string): readonly unknown[] {
  vi.useFakeTimers();
  const hand = clientByHand();
  const stop = followDrafts(hand.client);
  if (field !== null) useDraftStore.getState().write(room.id, field);
  hand.tell('chats.draftAdded', { conversation: { ...room, draft: saved }, added: '답장' });
  vi.runAllTimers();
  stop();
  return hand.asked;
}

it('what was put below a saved draft stands below what is being written, and both are saved', () => {
  expect(add('쓰던 글, 더', '쓰던 글\n답장')).toEqual([
    ['chats.saveDraft', { conversation: room.id, text: '쓰던 글, 더\n답장' }],
  ]);
  expect(written()).toBe('쓰던 글, 더\n답장');
});

it('an empty field takes over all that is saved', () => {
  add('', '다른 창의 글\n답장');
  expect(written()).toBe('다른 창의 글\n답장');
});

it('where nothing was written the saved draft is shown as it is', () => {
  expect(add(null, '답장')).toEqual([]);
  expect(written()).toBeUndefined();
});

describe('a draft that another window has changed', () => {
  /** What this window shows after it has saved some texts, and heard of some. */
  function shownAfter(...steps: readonly (readonly ['write' | 'hear', string])[]): string | undefined {
    vi.useFakeTimers();
    const hand = clientByHand();
    const stop = followDrafts(hand.client);
    for (const [what, text] of steps)
      if (what === 'hear') hand.tell('chats.conversationChanged', { ...room, draft: text });
      else {
        useDraftStore.getState().write(room.id, text);
        draftSaverOf(hand.client).save(room.id, text);
        vi.runAllTimers();
      }
    stop();
    return written();
  }

  it('is taken over where this one has nothing newer, also once it was sent there', () => {
    const saved = [
      ['write', '초안'],
      ['hear', '초안'],
    ] as const;
    expect(shownAfter(...saved, ['hear', '초안 완성'])).toBe('초안 완성');
    expect(shownAfter(...saved, ['hear', ''])).toBe('');
    expect(shownAfter(...saved, ['hear', '초안 완성'], ['hear', ''])).toBe('');
  });

  it('is not where this one has written on, or what is heard is older than what it has saved', () => {
    expect(shownAfter(['write', '하나'], ['hear', '하나'], ['write', '하나 둘'], ['hear', '하나'])).toBe(
      '하나 둘',
    );
    expect(shownAfter(['write', '하나'], ['hear', ''])).toBe('하나');
    vi.useFakeTimers();
    const sender = clientByHand();
    const stop = followDrafts(sender.client);
    // Of the last session, and sent at once: what a batch that is being received says meanwhile is older.
    draftSaverOf(sender.client).forget(room.id);
    useDraftStore.getState().write(room.id, '');
    sender.tell('chats.conversationChanged', { ...room, draft: '지난번 글' });
    expect(written()).toBe('');
    sender.tell('chats.conversationChanged', { ...room, draft: '' });
    sender.tell('chats.conversationChanged', { ...room, draft: '다른 창에서 새로' });
    expect(written()).toBe('다른 창에서 새로');
    stop();
    const hand = clientByHand();
    onTestFinished(followDrafts(hand.client));
    useDraftStore.getState().write(room.id, '쓰는 중');
    draftSaverOf(hand.client).save(room.id, '쓰는 중');
    hand.tell('chats.conversationChanged', { ...room, draft: '다른 창' });
    expect(written()).toBe('쓰는 중');
  });
});

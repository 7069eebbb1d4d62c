import { afterEach, expect, it, vi } from 'vitest';
import { useDraftStore } from '#renderer/features/chats/model/draft-store.ts';
import { followAddedDrafts } from '#renderer/features/chats/model/use-added-drafts.ts';
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
  const stop = followAddedDrafts(hand.client);
  if (field !== null) useDraftStore.getState().write(room.id, field);
  hand.tell({ conversation: { ...room, draft: saved }, added: '답장' });
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

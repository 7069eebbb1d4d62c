import { beforeEach, describe, expect, it } from 'vitest';
import { useDraftStore } from '#renderer/features/chats/model/draft-store.ts';
import { conversationId } from '#shared/model/ids.ts';
import { isTaken } from '#renderer/features/chats/model/use-taken-text.ts';
import { testMessage, testMessageId } from '../../../support.ts';

const room = conversationId('direct:p-1');
const refused = { id: testMessageId(1), text: 'hello', code: 'unavailable' } as const;
const draft = () => useDraftStore.getState().drafts.get(room);

beforeEach(() => useDraftStore.setState({ drafts: new Map() }));

describe('a text that was refused', () => {
  it('is back in the field', () => {
    useDraftStore.getState().write(room, '');
    useDraftStore.getState().refuse(room, refused);
    expect(draft()).toEqual({ text: 'hello', refused: [refused] });
  });

  it('stands before what was written meanwhile', () => {
    useDraftStore.getState().write(room, 'and more');
    useDraftStore.getState().refuse(room, refused);
    expect(draft()?.text).toBe('hello\nand more');
  });

  it('stands below what was refused before it, above what was written since', () => {
    const { write, refuse, taken } = useDraftStore.getState();
    const second = { ...refused, id: testMessageId(2), text: 'second' };
    write(room, 'and more');
    refuse(room, refused);
    refuse(room, second);
    expect(draft()).toEqual({ text: 'hello\nsecond\nand more', refused: [refused, second] });
    taken(room, refused.id);
    expect(draft()).toEqual({ text: 'second\nand more', refused: [second] });
    refuse(room, refused);
    taken(room, refused.id);
    taken(room, second.id);
    expect(draft()).toEqual({ text: 'and more', refused: [] });
  });

  it('keeps its reason until it is changed or sent', () => {
    useDraftStore.getState().refuse(room, refused);
    useDraftStore.getState().write(room, 'hello!');
    expect(draft()?.refused).toEqual([refused]);
    useDraftStore.getState().write(room, 'hell');
    expect(draft()?.refused).toEqual([]);
    useDraftStore.getState().refuse(room, refused);
    useDraftStore.getState().write(room, '');
    expect(draft()?.refused).toEqual([]);
  });
});

describe('a refused text that was taken after all', () => {
  const { taken, write, refuse } = useDraftStore.getState();

  it('leaves the field, and what was written besides stays', () => {
    refuse(room, refused);
    taken(room, refused.id);
    expect(draft()).toEqual({ text: '', refused: [] });
    write(room, 'and more');
    refuse(room, refused);
    taken(room, refused.id);
    expect(draft()).toEqual({ text: 'and more', refused: [] });
  });

  it('is gone from what was made of it, and changes nothing where there is none', () => {
    refuse(room, refused);
    write(room, 'hello, and $& more');
    taken(room, refused.id);
    expect(draft()?.text).toBe(', and $& more');
    taken(room, refused.id);
    expect(draft()?.text).toBe(', and $& more');
  });

  it('is known by a message of its id that the core has kept, not by the bubble of the window', () => {
    const kept = testMessage(1, { id: refused.id });
    expect(isTaken(refused, [[testMessage(2)], [kept]])).toBe(true);
    expect(isTaken(refused, [[testMessage(2)]])).toBe(false);
    expect(isTaken(refused, [[{ ...kept, arrival: Number.MAX_SAFE_INTEGER }]])).toBe(false);
  });
});

describe('a conversation that is gone into another one', () => {
  const into = conversationId('direct:p-2');
  const drafts = () => useDraftStore.getState().drafts;

  it('takes along what was being written, below what stands there', () => {
    useDraftStore.getState().write(room, 'to the stranger');
    useDraftStore.getState().write(into, 'to the person');
    useDraftStore.getState().merged(room, { id: into, draft: '' });
    expect(drafts().get(into)?.text).toBe('to the person\nto the stranger');
    expect(drafts().has(room)).toBe(false);
  });

  it('keeps what was saved there, but not twice what was taken over from here', () => {
    useDraftStore.getState().write(room, 'to the stranger');
    useDraftStore.getState().merged(room, { id: into, draft: 'saved' });
    expect(drafts().get(into)?.text).toBe('saved\nto the stranger');
    useDraftStore.setState({ drafts: new Map() });
    useDraftStore.getState().write(room, 'to the stranger, and more');
    useDraftStore.getState().merged(room, { id: into, draft: 'to the stranger' });
    expect(drafts().get(into)?.text).toBe('to the stranger, and more');
  });

  it('leaves the other as it is when nothing was being written', () => {
    useDraftStore.getState().write(room, '');
    useDraftStore.getState().merged(room, { id: into, draft: '' });
    expect(drafts().has(into)).toBe(false);
  });
});

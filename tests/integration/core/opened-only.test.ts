import { expect, test } from 'vitest';
import type { ConversationId } from '#shared/model/ids.ts';
import { eventually } from '#tests/support/eventually.ts';
import { TestCore } from '#tests/support/test-core.ts';
import { TestRelay } from '#tests/support/test-relay.ts';

test('conversations that were opened and never written in stand in no list, and come into it when they are', async () => {
  const relay = await TestRelay.start();
  const [self, peer] = relay.offered;
  if (self === undefined || peer === undefined) throw new Error('nobody on offer');
  const a = await TestCore.enrolled(relay, self);
  await TestCore.enrolled(relay, peer);
  const room = await a.conversationWith(peer);
  const { people } = await a.services.directory.search({ query: '', scope: 'everybody', limit: 200 });
  const others = people.filter(({ person }) => person.id !== self && person.id !== peer).slice(0, 5);
  const opened = await Promise.all(others.map(({ person }) => a.services.chats.open({ person: person.id })));
  const rows = async (): Promise<readonly ConversationId[]> => (await a.conversations()).map(({ id }) => id);

  expect(await rows()).toEqual([]);
  expect(a.events.filter(({ name }) => name === 'conversationChanged')).toEqual([]);
  // Whoever has it open finds it by its id, always the same.
  expect(await a.services.chats.get({ conversation: room.id })).toEqual(room);
  expect((await a.services.chats.open({ person: peer })).id).toBe(room.id);

  const [drafted] = opened;
  if (drafted === undefined) throw new Error('the demo agency is too small');
  await a.services.chats.saveDraft({ conversation: drafted.id, text: '쓰던 글' });
  expect(await rows()).toEqual([drafted.id]);
  await a.services.chats.saveDraft({ conversation: drafted.id, text: '' });
  expect(await rows()).toEqual([]);
  await a.services.chats.mute({ conversation: drafted.id, muted: true });
  expect(await rows()).toEqual([drafted.id]);

  await a.send(room.id, '첫 메시지');
  expect(await rows()).toEqual([room.id, drafted.id]);
  await eventually(async () => (await a.messages(room.id)).at(0)?.state === 'delivered');
  await a.reopen();
  expect(await rows()).toEqual([room.id, drafted.id]);
  const { id, favourite, time } = await a.services.chats.get({ conversation: room.id });
  const page = await a.services.chats.list({ before: { id, favourite, time }, limit: 1 });
  expect(page).toMatchObject({ conversations: [{ id: drafted.id }], more: false });
});

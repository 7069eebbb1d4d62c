import { expect, test } from 'vitest';
import type { Conversation } from '#shared/model/conversation.ts';
import type { ConversationId } from '#shared/model/ids.ts';
import { eventually } from '#tests/support/eventually.ts';
import { TestCore } from '#tests/support/test-core.ts';
import { TestRelay } from '#tests/support/test-relay.ts';

/** Somebody with ten conversations in which a draft stands, each a little newer than the one before. */
async function withTen(): Promise<{ readonly a: TestCore; readonly ids: readonly ConversationId[] }> {
  const relay = await TestRelay.start();
  const [self] = relay.offered;
  if (self === undefined) throw new Error('nobody on offer');
  const a = await TestCore.enrolled(relay, self);
  const others = await eventually(async () => {
    const { people } = await a.services.directory.search({ query: '', scope: 'everybody', limit: 200 });
    return people.length > 10 && people.filter(({ person }) => person.id !== self).slice(0, 10);
  });
  for (const { person } of others) {
    const { id } = await a.services.chats.open({ person: person.id });
    await a.services.chats.saveDraft({ conversation: id, text: '쓰던 글' });
  }
  const ids = (await a.conversations()).map(({ id }) => id);
  expect(ids).toHaveLength(10);
  return { a, ids };
}

const favour = (a: TestCore, conversation: ConversationId | undefined, favourite = true) =>
  a.services.chats.setFavourite({ conversation: conversation as ConversationId, favourite });

/** All pages of the list, `between` runs after each. */
async function pages(a: TestCore, limit: number, between = async (): Promise<unknown> => undefined) {
  const found: Conversation[] = [];
  for (let more = true; more;) {
    const last = found.at(-1);
    const before = last && { id: last.id, favourite: last.favourite, time: last.time };
    const page = await a.services.chats.list({ ...(before && { before }), limit });
    found.push(...page.conversations);
    more = page.more;
    await between();
  }
  return found.map(({ id }) => id);
}

test('favourites stand first, newest of them above, in pages of any length and after a restart', async () => {
  const { a, ids } = await withTen();
  const [first, , third, , , , , eighth, ninth] = ids;
  for (const id of [ninth, third, eighth]) expect(await favour(a, id)).toMatchObject({ id, favourite: true });
  const expected = [third, eighth, ninth, ...ids.filter((id) => ![third, eighth, ninth].includes(id))];
  for (const limit of [1, 2, 3, 4, 10]) expect(await pages(a, limit), String(limit)).toEqual(expected);
  expect(a.events.filter(({ name }) => name === 'conversationChanged').at(-1)).toMatchObject({
    payload: { id: eighth, favourite: true },
  });
  await a.reopen();
  expect(await pages(a, 3)).toEqual(expected);

  for (const id of [third, eighth, ninth]) await favour(a, id, false);
  expect(await pages(a, 3)).toEqual(ids);
  await expect(favour(a, 'direct:missing' as ConversationId)).rejects.toMatchObject({ code: 'not-found' });
  expect(first).toBe(ids[0]);
});

test('a page begins where the last one ended, even when the row at its end is a favourite no more', async () => {
  const { a, ids } = await withTen();
  for (const id of ids.slice(4)) await favour(a, id);
  let turned = false;
  const seen = await pages(a, 3, async () => {
    // The last row of the first page goes down to the end of the list.
    if (!turned) await favour(a, ids[6], false);
    turned = true;
  });
  expect(new Set(seen)).toEqual(new Set(ids));
  expect(seen.slice(0, 6)).toEqual(ids.slice(4));
});

test('a conversation that was only opened stands in the list as long as it is a favourite', async () => {
  const { a, ids } = await withTen();
  const [opened] = ids;
  await a.services.chats.saveDraft({ conversation: opened as ConversationId, text: '' });
  expect(await pages(a, 5)).not.toContain(opened);
  await favour(a, opened);
  expect((await pages(a, 5))[0]).toBe(opened);
  await favour(a, opened, false);
  expect(await pages(a, 5)).not.toContain(opened);
});

test('what is unread is paged by itself, favourites first', async () => {
  const relay = await TestRelay.start();
  const [self, ...peers] = relay.offered;
  if (self === undefined) throw new Error('nobody on offer');
  const a = await TestCore.enrolled(relay, self);
  const writers = await Promise.all(peers.slice(0, 3).map((peer) => TestCore.enrolled(relay, peer)));
  for (const writer of writers) await writer.send((await writer.conversationWith(self)).id, '안녕하세요');
  const list = (limit: number) => a.services.chats.list({ unread: true, limit });
  const all = await eventually(async () => {
    const { conversations } = await list(10);
    return conversations.length === 3 && conversations;
  });
  const oldest = all[2] as Conversation;
  await favour(a, oldest.id);
  const page = await list(1);
  expect(page).toMatchObject({ more: true, conversations: [{ id: oldest.id }] });

  const [message] = await a.messages(all[0]?.id as ConversationId);
  await a.services.chats.markRead({
    conversation: all[0]?.id as ConversationId,
    upTo: message?.arrival ?? 0,
  });
  expect((await list(10)).conversations.map(({ id }) => id)).toEqual([oldest.id, all[1]?.id]);
  expect((await a.conversations()).map(({ id }) => id)).toEqual([oldest.id, all[0]?.id, all[1]?.id]);
});

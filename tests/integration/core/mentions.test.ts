import { expect, test } from 'vitest';
import { messageId } from '#shared/model/ids.ts';
import { eventually } from '#tests/support/eventually.ts';
import { messageOn, messageScene, type MessageScene } from '#tests/support/rooms/message-scene.ts';

const id = messageId('b2'.repeat(16));

/** What the other is to be told of. */
function told({ other }: MessageScene): readonly string[] {
  const pending = other.core.raw.notifications?.list(10) ?? [];
  return pending.map(({ newest, count }) => `${newest.text} ${String(count)}`);
}

async function nameInMuted(scene: MessageScene): Promise<void> {
  const { actor, other } = scene;
  await other.core.services.chats.mute({ conversation: other.conversation, muted: true });
  await actor.core.send(actor.conversation, '모두 보세요');
  const mentions = [{ start: 0, length: 3, person: other.person }];
  await actor.core.services.chats.send({
    conversation: actor.conversation,
    id,
    text: '@담당 확인',
    mentions,
  });
  await messageOn(other, '@담당 확인');
}

test('whoever is named is told of that message although the room is muted', async () => {
  const scene = await messageScene('room');
  await nameInMuted(scene);
  expect(told(scene)).toEqual(['@담당 확인 1']);
});

test('unless they do not want it', async () => {
  const scene = await messageScene('room');
  await scene.other.core.services.settings.set({ mentionsDespiteMute: false });
  await nameInMuted(scene);
  expect(told(scene)).toEqual([]);
});

test('what somebody was not to be told of stays so when they change their mind', async () => {
  const scene = await messageScene('room');
  const { settings } = scene.other.core.services;
  await settings.set({ mentionsDespiteMute: false });
  await nameInMuted(scene);
  expect(told(scene)).toEqual([]);
  await settings.set({ mentionsDespiteMute: true });
  expect(told(scene)).toEqual([]);
});

test('where two talk an @ does not undo that the conversation is muted', async () => {
  const scene = await messageScene('direct');
  await nameInMuted(scene);
  expect(told(scene)).toEqual([]);
});

test('the row says that one is named, until it has been read', async () => {
  const scene = await messageScene('direct');
  const { other } = scene;
  await nameInMuted(scene);
  const { chats } = other.core.services;
  const { conversation } = other;
  expect((await chats.get({ conversation })).mentioned).toBe(true);
  await chats.markRead({ conversation, upTo: Number.MAX_SAFE_INTEGER });
  expect((await chats.get({ conversation })).mentioned).toBeUndefined();
});

test('everybody is called in a room, and nowhere else', async () => {
  const room = await messageScene('room');
  const all = { id, text: '@모두 회의실로', mentions: [{ start: 0, length: 3, person: null }] };
  await room.actor.core.services.chats.send({ conversation: room.actor.conversation, ...all });
  const { mentions } = await messageOn(room.other, all.text);
  expect(mentions).toEqual([{ start: 0, length: 3, who: 'everybody', personId: null }]);
  const { chats } = room.actor.core.services;
  const direct = await chats.open({ person: room.other.person });
  await expect(
    chats.send({ ...all, conversation: direct.id, id: messageId('c3'.repeat(16)) }),
  ).rejects.toMatchObject({ code: 'not-allowed' });
});

test('a message that was not sent keeps whom it names when it is tried again', async () => {
  const { relay, actor, other } = await messageScene('direct');
  await relay.stop();
  await actor.core.services.chats.send({
    ...{ conversation: actor.conversation, id, text: '@담당 다시' },
    mentions: [{ start: 0, length: 3, person: other.person }],
  });
  await actor.core.reopen();
  await relay.start();
  const { mentions } = await eventually(() => messageOn(other, '@담당 다시'));
  expect(mentions).toMatchObject([{ who: 'me' }]);
});

import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import { messageId } from '#shared/model/ids.ts';
import { eventually } from '#tests/support/eventually.ts';
import {
  messageOn,
  messageScene,
  scenePlaces,
  type MessageScene,
  type SceneSide,
} from '#tests/support/rooms/message-scene.ts';

/** Something that one does with messages. */
interface MessageFunction {
  readonly name: string;
  /** The actor does it, perhaps without a connection. */
  readonly act: (scene: MessageScene) => Promise<unknown>;
  /** What it comes to on each side, as that side shows it. */
  readonly seen: (scene: MessageScene, side: SceneSide) => Promise<unknown>;
  readonly byActor: unknown;
  readonly byOther: unknown;
}

const id = messageId('a1'.repeat(16));

const functions: readonly MessageFunction[] = [
  {
    name: 'mention',
    act: ({ actor, other }) =>
      actor.core.services.chats.send({
        conversation: actor.conversation,
        id,
        text: '@담당 확인해 주세요',
        mentions: [{ start: 0, length: 3, person: other.person }],
      }),
    seen: async (_scene, side) => {
      const message = await messageOn(side, '@담당 확인해 주세요');
      const { mentioned = false } = await side.core.services.chats.get({ conversation: side.conversation });
      return {
        names: message.mentions?.map(({ start, length, who }) => ({ start, length, who })),
        mentioned,
      };
    },
    byActor: { names: [{ start: 0, length: 3, who: 'other' }], mentioned: false },
    byOther: { names: [{ start: 0, length: 3, who: 'me' }], mentioned: true },
  },
  {
    name: 'reply',
    act: ({ actor, target }) =>
      actor.core.services.chats.send({
        conversation: actor.conversation,
        id,
        text: '네, 보겠습니다',
        quote: target.id,
      }),
    seen: async (_scene, side) => {
      const { quote } = await messageOn(side, '네, 보겠습니다');
      return quote?.kind === 'found' ? { text: quote.text, mine: quote.author === null } : quote?.kind;
    },
    byActor: { text: '검토 부탁드립니다', mine: false },
    byOther: { text: '검토 부탁드립니다', mine: true },
  },
  {
    name: 'reaction',
    act: async ({ actor, target }) => {
      const { chats } = actor.core.services;
      await chats.react({ message: target.id, word: 'done', on: true });
      await chats.react({ message: target.id, word: 'like', on: true });
      await chats.react({ message: target.id, word: 'like', on: false });
    },
    seen: async (_scene, side) => {
      const { reactions } = await messageOn(side, '검토 부탁드립니다');
      const { unread } = await side.core.services.chats.get({ conversation: side.conversation });
      return { unread, words: reactions?.map(({ word, count, mine }) => ({ word, count, mine })) };
    },
    byActor: { unread: 1, words: [{ word: 'done', count: 1, mine: true }] },
    byOther: { unread: 0, words: [{ word: 'done', count: 1, mine: false }] },
  },
];

const rows = functions.flatMap((one) =>
  scenePlaces.flatMap((place) =>
    (['online', 'offline'] as const).map((connection) => ({ one, place, connection })),
  ),
);

describe('what one does with a message comes to the same on both sides', () => {
  test.each(rows)('$one.name, $place, $connection', async ({ one, place, connection }) => {
    const scene = await messageScene(place);
    const { relay, actor, other } = scene;
    if (connection === 'offline') await relay.stop();
    await one.act(scene);
    // Here at once, whatever the connection.
    expect(await one.seen(scene, actor)).toEqual(one.byActor);
    if (connection === 'offline') await relay.start();
    await eventually(async () => isDeepStrictEqual(await one.seen(scene, other), one.byOther)).catch(
      () => undefined,
    );
    expect(await one.seen(scene, other)).toEqual(one.byOther);
    // What is there stays there.
    await other.core.reopen();
    expect(await one.seen(scene, other)).toEqual(one.byOther);
    expect([...actor.core.failures, ...other.core.failures]).toEqual([]);
  });
});

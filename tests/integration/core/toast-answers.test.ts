import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { messageId, type ConversationId } from '#shared/model/ids.ts';
import { maximumTextBytes } from '#shared/model/message.ts';
import type { AnswerOutcome } from '#core/notifications/index.ts';
import { eventually } from '#tests/support/eventually.ts';
import { TestCore } from '#tests/support/test-core.ts';
import { TestRelay } from '#tests/support/test-relay.ts';

interface Toasted {
  readonly relay: TestRelay;
  readonly a: TestCore;
  readonly b: TestCore;
  readonly onB: ConversationId;
  readonly upTo: number;
  readonly answer: (text: string, id?: string) => Promise<AnswerOutcome | undefined>;
  readonly draft: () => Promise<string | undefined>;
}

/** Somebody with an unread message and something half written, who answers in the toast. */
async function toasted(): Promise<Toasted> {
  const relay = await TestRelay.start();
  const [personA, personB] = relay.offered;
  if (personA === undefined || personB === undefined) throw new Error('nobody on offer');
  const a = await TestCore.enrolled(relay, personA);
  const b = await TestCore.enrolled(relay, personB);
  await a.send((await a.conversationWith(personB)).id, '자료 받으셨나요?');
  const onB = (await eventually(async () => (await b.conversations()).at(0))).id;
  const upTo = (await b.messages(onB)).at(-1)?.arrival ?? 0;
  await b.services.chats.saveDraft({ conversation: onB, text: '길게 쓰던 글' });
  return {
    relay,
    a,
    b,
    onB,
    upTo,
    answer: async (text, id = randomBytes(16).toString('hex')) =>
      b.raw.answers?.take({ conversation: onB, id: messageId(id), text, upTo }),
    draft: async () => (await b.services.chats.get({ conversation: onB })).draft,
  };
}

test('an answer in a toast is sent and counts as read, and what one was writing stays', async () => {
  const { b, onB, answer, draft } = await toasted();
  const id = randomBytes(16).toString('hex');
  expect(await answer('  네, 받았습니다\n', id)).toBe('sent');
  // The same answer again, as after the loss of a core, is the same message.
  expect(await answer('네, 받았습니다', id)).toBe('sent');
  const own = (await b.messages(onB)).filter(({ author }) => author === null);
  expect(own.map(({ text }) => text)).toEqual(['네, 받았습니다']);
  expect(await draft()).toBe('길게 쓰던 글');
  expect((await b.services.chats.get({ conversation: onB })).unread).toBe(0);
});

test('what was written in the composer goes with its draft', async () => {
  const { b, onB, draft } = await toasted();
  await b.send(onB, '길게 쓰던 글');
  expect(await draft()).toBe('');
});

test.each(['', '   ', '\n\t'])('an answer of nothing (%j) is none', async (text) => {
  const { b, onB, answer, draft } = await toasted();
  expect(await answer(text)).toBe('empty');
  expect(await b.messages(onB)).toHaveLength(1);
  expect(await draft()).toBe('길게 쓰던 글');
});

test('an answer that is too long to be sent is kept below what one was writing', async () => {
  const { b, onB, answer, draft } = await toasted();
  const long = '가'.repeat(maximumTextBytes / 3 + 1);
  expect(await answer(long)).toBe('drafted');
  expect(await b.messages(onB)).toHaveLength(1);
  expect(await draft()).toBe(`길게 쓰던 글\n${long}`);
  expect((await b.services.chats.get({ conversation: onB })).unread).toBe(1);
});

test('windows are told what was put below the draft before they are told of the draft, which writing there could overwrite', async () => {
  const { b, onB, answer } = await toasted();
  const long = '가'.repeat(maximumTextBytes / 3 + 1);
  const before = b.events.length;
  await answer(long);
  const draft = `길게 쓰던 글\n${long}`;
  expect(b.events.slice(before)).toMatchObject([
    { name: 'draftAdded', payload: { conversation: { id: onB, draft }, added: long } },
    { name: 'conversationChanged', payload: { id: onB, draft } },
  ]);
});

test('where nobody can be written to an answer is refused: a draft would be seen by nobody', async () => {
  const { b, relay } = await toasted();
  const [, , stranger] = relay.offered;
  if (stranger === undefined) throw new Error('nobody on offer');
  const { id } = await b.services.chats.open({ person: stranger });
  const given = { conversation: id, id: messageId(randomBytes(16).toString('hex')), text: '네', upTo: 0 };
  await expect(b.raw.answers?.take(given)).rejects.toMatchObject({ code: 'no-account', retryable: false });
  expect((await b.services.chats.get({ conversation: id })).draft).toBe('');
});

test('a text that no message can hold is refused, whoever sends it', async () => {
  const { b, onB } = await toasted();
  await expect(b.send(onB, '')).rejects.toMatchObject({ code: 'invalid-request' });
  await expect(b.send(onB, 'x'.repeat(maximumTextBytes + 1))).rejects.toMatchObject({ code: 'too-large' });
  expect(await b.messages(onB)).toHaveLength(1);
});

test('a muted conversation is not told of, later either, and goes on telling of what comes when it is muted no more', async () => {
  const { a, b, onB } = await toasted();
  const onA = (await a.conversations()).at(0)?.id;
  if (onA === undefined) throw new Error('no conversation');
  const told = (): readonly [ConversationId, number][] =>
    (b.raw.notifications?.list(10) ?? []).map(({ conversation, count }) => [conversation.id, count]);
  const arrives = async (text: string): Promise<void> => {
    await a.send(onA, text);
    await eventually(async () => (await b.messages(onB)).find((message) => message.text === text));
  };
  expect(told()).toEqual([[onB, 1]]);
  await b.services.chats.mute({ conversation: onB, muted: true });
  await arrives('알림을 끈 동안');
  expect(told()).toEqual([]);
  await b.services.chats.mute({ conversation: onB, muted: false });
  expect(told()).toEqual([]);
  await arrives('다시 켠 뒤');
  expect(told()).toEqual([[onB, 1]]);
});

import { describe, expect, test } from 'vitest';
import { messageId } from '#shared/model/ids.ts';
import type { Message } from '#shared/model/message.ts';
import type { MessageAction } from '#core/messaging/index.ts';
import {
  correspondent,
  messagesIn,
  receive,
  receiver,
  receivingStorage,
  somebodyElse,
  type Arriving,
} from '#tests/support/applied-contents.ts';

/** A message, and what is done with it: they may come in either order. */
interface Sequence {
  readonly name: string;
  readonly message: Arriving;
  readonly action: Arriving;
  readonly shown: (messages: readonly Message[]) => unknown;
  readonly comesTo: unknown;
}

const target = messageId('11'.repeat(16));
const answer = messageId('22'.repeat(16));
const theirs: Arriving = [
  correspondent,
  1,
  { kind: 'text', text: { messageId: target, text: '검토 부탁드립니다', writtenAt: 1 } },
];
const mine: Arriving = [
  receiver,
  1,
  {
    kind: 'sent-transcript',
    recipient: correspondent,
    text: { messageId: target, text: '다른 PC에서', writtenAt: 1 },
  },
];

function answerTo(author: typeof receiver): Arriving {
  const quote = { author, message: target };
  return [correspondent, 2, { kind: 'text', text: { messageId: answer, text: '네', writtenAt: 2, quote } }];
}

function seen(author: typeof receiver): MessageAction {
  return { target: { author, message: target }, change: { kind: 'reaction', word: 'seen', isOn: true } };
}

const reactionsOf = ([first]: readonly Message[]) =>
  (first?.reactions ?? []).map(({ word, mine: isMine }) => ({ word, mine: isMine }));
const quoteOfAnswer = (messages: readonly Message[]) => messages.find(({ text }) => text === '네')?.quote;

const sequences: readonly Sequence[] = [
  {
    name: 'an answer to their own message',
    message: theirs,
    action: answerTo(correspondent),
    shown: quoteOfAnswer,
    comesTo: expect.objectContaining({ kind: 'found', text: '검토 부탁드립니다' }),
  },
  {
    name: 'an answer to mine, which I have written on another PC',
    message: mine,
    action: answerTo(receiver),
    shown: quoteOfAnswer,
    comesTo: expect.objectContaining({ kind: 'found', text: '다른 PC에서', author: null }),
  },
  {
    name: 'an answer to words that are said to be of somebody else',
    message: theirs,
    action: answerTo(somebodyElse),
    shown: quoteOfAnswer,
    comesTo: { kind: 'missing' },
  },
  {
    name: 'a word below their own message',
    message: theirs,
    action: [correspondent, 3, { kind: 'message-action', action: seen(correspondent) }],
    shown: reactionsOf,
    comesTo: [{ word: 'seen', mine: false }],
  },
  {
    name: 'a word below mine, which I have written on another PC',
    message: mine,
    action: [correspondent, 3, { kind: 'message-action', action: seen(receiver) }],
    shown: reactionsOf,
    comesTo: [{ word: 'seen', mine: false }],
  },
  {
    name: 'a word of mine, put there on another PC',
    message: theirs,
    action: [receiver, 3, { kind: 'sent-action', recipient: correspondent, action: seen(correspondent) }],
    shown: reactionsOf,
    comesTo: [{ word: 'seen', mine: expect.any(Boolean) as boolean }],
  },
  {
    name: 'a word of somebody who is not in the conversation',
    message: theirs,
    action: [somebodyElse, 3, { kind: 'message-action', action: seen(correspondent) }],
    shown: reactionsOf,
    comesTo: [],
  },
];

describe('a message and what is done with it come to the same in either order', () => {
  test.each(sequences)('$name', ({ message, action, shown, comesTo }) => {
    for (const batches of [
      [[message, action]],
      [[action, message]],
      [[message], [action]],
      [[action], [message]],
    ]) {
      const kept = receivingStorage();
      for (const batch of batches) receive(kept, ...batch);
      expect(shown(messagesIn(kept))).toEqual(comesTo);
      // Once more, as a relay may: nothing changes.
      for (const batch of batches) receive(kept, ...batch);
      expect(shown(messagesIn(kept))).toEqual(comesTo);
    }
  });
});

test('windows are told that an answer shows its words, once these are there', () => {
  const kept = receivingStorage();
  receive(kept, answerTo(correspondent));
  const told = receive(kept, theirs).filter(({ name }) => name === 'messagesChanged');
  expect(JSON.stringify(told)).toContain('"kind":"found"');
});

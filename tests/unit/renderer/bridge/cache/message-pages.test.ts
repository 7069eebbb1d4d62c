import { describe, expect, it } from 'vitest';
import {
  applyAnswer,
  applyMessages,
  flattenMessages,
  type MessagePages,
} from '#renderer/bridge/cache/message-pages.ts';
import { myTestMessage, testMessage, testMessageId } from '../../support.ts';

/** Messages 11 to 20 on the newest page and 1 to 10 on the older one. */
function pages(more = false): MessagePages {
  const range = (from: number) => Array.from({ length: 10 }, (_, index) => testMessage(from + index));
  return {
    pages: [
      { messages: range(11), more: true },
      { messages: range(1), more },
    ],
    pageParams: [null, testMessageId(11)],
  };
}

const numbers = (of: MessagePages) => flattenMessages(of.pages).map((message) => Number(message.text));
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('the messages of a conversation', () => {
  it('are oldest first over all pages', () => {
    expect(numbers(pages())).toEqual(upTo(20));
  });

  it('take a new one at the end', () => {
    const changed = applyMessages(pages(), [testMessage(21)]);
    expect(numbers(changed)).toEqual(upTo(21));
    expect(changed.pages[0]?.messages).toHaveLength(11);
  });

  it('take one that came late to its place, on its page', () => {
    const changed = applyMessages(pages(), [testMessage(99, { text: '5', time: 5.5 * 60_000 })]);
    expect(numbers(changed).slice(4, 7)).toEqual([5, 5, 6]);
    expect(changed.pages[1]?.messages).toHaveLength(11);
  });

  it('replace one in place, and do not change the pages they were given', () => {
    const before = pages();
    const changed = applyMessages(before, [testMessage(3, { text: '300' })]);
    expect(numbers(changed)).toEqual([1, 2, 300, ...upTo(20).slice(3)]);
    expect(numbers(before)).toEqual(upTo(20));
  });

  it('stay the same objects where nothing changes', () => {
    const before = pages();
    const changed = applyMessages(before, [testMessage(21)], [testMessageId(20)]);
    expect(changed.pages[0]).not.toBe(before.pages[0]);
    expect(changed.pages[1]).toBe(before.pages[1]);
  });

  it('leave out one that is older than all, as long as there is more to load', () => {
    const old = testMessage(0, { time: 0 });
    expect(numbers(applyMessages(pages(true), [old]))).toEqual(upTo(20));
    expect(numbers(applyMessages(pages(false), [old]))).toEqual([0, ...upTo(20)]);
  });

  it('lose what is removed', () => {
    expect(numbers(applyMessages(pages(), [], [testMessageId(20), testMessageId(1)]))).toEqual(
      upTo(20).slice(1, 19),
    );
  });

  it('fill an empty conversation', () => {
    const empty: MessagePages = { pages: [{ messages: [], more: false }], pageParams: [null] };
    expect(numbers(applyMessages(empty, [testMessage(2), testMessage(1)]))).toEqual([1, 2]);
  });

  it('keep what is being sent at the end, even if this clock is behind', () => {
    const sending = myTestMessage(50, { text: '50', state: 'sending', time: 0, arrival: 21 });
    const withNext = applyMessages(applyMessages(pages(), [sending]), [testMessage(21)]);
    expect(numbers(withNext)).toEqual([...upTo(21), 50]);
    const accepted = applyMessages(withNext, [{ ...sending, state: 'sent', time: 20.5 * 60_000 }]);
    expect(numbers(accepted)).toEqual([...upTo(20), 50, 21]);
  });
});

describe('the answer to a send', () => {
  const sending = myTestMessage(21, { state: 'sending' });

  it('replaces the provisional message', () => {
    const provisional = applyMessages(pages(), [{ ...sending, arrival: Number.MAX_SAFE_INTEGER }]);
    expect(flattenMessages(applyAnswer(provisional, sending).pages).at(-1)).toEqual(sending);
  });

  it('does not take back what an event already told', () => {
    const delivered = applyMessages(pages(), [{ ...sending, state: 'delivered' }]);
    expect(flattenMessages(applyAnswer(delivered, sending).pages).at(-1)?.state).toBe('delivered');
  });
});

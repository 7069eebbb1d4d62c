import { expect, test } from 'vitest';
import { maximumTextBytes } from '#shared/model/message.ts';
import { eventually } from '#tests/support/eventually.ts';
import { TestCore } from '#tests/support/test-core.ts';
import { TestRelay } from '#tests/support/test-relay.ts';

test('texts of 1 byte and of 64 KB arrive as they were, in any script', async () => {
  const relay = await TestRelay.start();
  const [first, second] = relay.offered;
  if (first === undefined || second === undefined) throw new Error('nobody on offer');
  const a = await TestCore.enrolled(relay, first);
  const b = await TestCore.enrolled(relay, second);
  const onA = (await a.conversationWith(second)).id;
  const hangul = '힣'.repeat(Math.floor(maximumTextBytes / 3));
  const texts = ['1', '가', 'x'.repeat(maximumTextBytes), hangul, '👩‍👩‍👧‍👦'.repeat(2_000), '\u0000', 'e\u0301'];
  for (const text of texts) await a.send(onA, text);
  const onB = (await eventually(async () => (await b.conversations()).at(0))).id;
  await eventually(async () => (await b.messages(onB)).length === texts.length);
  expect((await b.messages(onB)).map(({ text }) => text)).toEqual(texts);
  expect((await b.conversations())[0]?.preview?.text).toBe('e\u0301');
});

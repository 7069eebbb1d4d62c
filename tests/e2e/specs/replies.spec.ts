import { acquainted } from '../fixtures/acquainted.ts';
import { expect, test } from '../fixtures/narae.ts';

test('an answer shows what it answers on both sides, and leads there from far below', async ({
  openProfile,
}) => {
  test.slow();
  const { a, b } = await acquainted(openProfile);
  await a.chats.send('처음에 드린 질문입니다');
  await b.chats.expectState('처음에 드린 질문입니다', 'received');
  // More than one page lies between them.
  await b.page.evaluate(async () => {
    const { chats } = window.narae;
    const list = await chats.list({ limit: 20 });
    const conversation = list.ok
      ? list.value.conversations.find(({ kind }) => kind === 'direct')?.id
      : undefined;
    if (conversation === undefined) throw new Error('no conversation');
    for (let number = 0; number < 150; number += 1) {
      const id = `${'d'.repeat(28)}${number.toString(16).padStart(4, '0')}` as never;
      await chats.send({ conversation, id, text: `이야기 ${String(number)}` });
    }
  });
  await b.page.getByRole('log', { name: '대화 내용' }).focus();
  await a.chats.expectState('이야기 149', 'received');
  await b.page.evaluate(async () => {
    const { chats } = window.narae;
    const list = await chats.list({ limit: 20 });
    const conversation = list.ok
      ? list.value.conversations.find(({ kind }) => kind === 'direct')?.id
      : undefined;
    if (conversation === undefined) throw new Error('no conversation');
    const { messages } = await pageWith(conversation);
    const quote = messages.find(({ text }) => text === '처음에 드린 질문입니다')?.id;
    if (quote === undefined) throw new Error('no question');
    await chats.send({ conversation, id: 'e'.repeat(32) as never, text: '이제 답합니다', quote });

    async function pageWith(id: typeof conversation) {
      const answer = await chats.messages({ conversation: id as never, limit: 200 });
      if (!answer.ok) throw new Error(answer.error.code);
      return answer.value;
    }
  });
  for (const side of [a, b]) {
    const quote = side.chats
      .message('이제 답합니다')
      .getByRole('button', { name: /처음에 드린 질문입니다/u });
    await expect(quote).toBeVisible();
  }
  await a.chats
    .message('이제 답합니다')
    .getByRole('button', { name: /처음에 드린 질문입니다/u })
    .click();
  await expect(
    a.chats.messages.filter({ hasText: /^.*처음에 드린 질문입니다/u, hasNotText: '이제 답합니다' }),
  ).toBeFocused();
});

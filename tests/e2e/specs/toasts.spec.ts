import { maximumTextBytes } from '#shared/model/message.ts';
import { acquainted, officials } from '../fixtures/acquainted.ts';
import { expect, test } from '../fixtures/narae.ts';
import { Desktop } from '../support/desktop.ts';

const { first, second, third } = officials;

// @channel windows.showing
test('a page says what it shows: nobody is told of the conversation before their eyes, read or not', async ({
  openProfile,
}) => {
  const { a, b } = await acquainted(openProfile);
  const c = await openProfile('c');
  await c.signIn.as(2);
  const desktop = new Desktop(b.app);
  // Further up than the end nothing is read, so that what is not told is not told for that reason alone.
  await b.page.setViewportSize({ width: 1180, height: 500 });
  const lines = '한 줄\n'.repeat(6);
  for (const name of ['하나', '둘', '셋', '넷']) await a.chats.send(`${lines}${name}`);
  await b.chats.expectState('넷', 'received');
  await b.page.getByRole('log', { name: '대화 내용' }).hover();
  await b.page.mouse.wheel(0, -400);
  await expect(b.page.getByRole('button', { name: '최신 메시지로' })).toBeVisible();
  await a.chats.send('위쪽을 보는 동안');
  await expect(b.chats.rows.filter({ hasText: first.name }).getByText('안 읽은 메시지 1개')).toBeAttached();

  // What comes later in another conversation is told: by then the notifier has looked at both.
  await c.chats.startWith(second.name);
  await c.chats.send('다른 대화');
  await expect
    .poll(async () => (await desktop.toasts()).map(({ title }) => title))
    .toEqual([`${third.name} ${third.position ?? third.rank}`]);
});

// @channel chats.draftAdded
test('an answer that cannot be sent stands below what one is writing, also after more is written', async ({
  openProfile,
}) => {
  const { a, b } = await acquainted(openProfile);
  const desktop = new Desktop(b.app);
  await b.chats.composer.fill('쓰다 만 글');
  // The conversation is not shown, so that it is told of.
  await b.settings.open();
  await a.chats.send('자료를 보냈습니다');
  await expect.poll(() => desktop.toasts()).toHaveLength(1);

  const long = '가'.repeat(maximumTextBytes / 3 + 1);
  await desktop.replyInToast(long);
  await expect(b.chats.composer).toHaveValue(`쓰다 만 글\n${long}`);
  await b.chats.composer.evaluate((field: HTMLTextAreaElement) => {
    field.setSelectionRange(0, 0);
  });
  await b.page.keyboard.type('더 ');
  await expect
    .poll(() =>
      b.page.evaluate(async () => {
        const list = await window.narae.chats.list({ limit: 1 });
        return list.ok ? list.value.conversations[0]?.draft : null;
      }),
    )
    .toBe(`더 쓰다 만 글\n${long}`);
  await b.page.reload();
  await b.chats.rows.first().click();
  await expect(b.chats.composer).toHaveValue(`더 쓰다 만 글\n${long}`);
});

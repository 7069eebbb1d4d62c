import { acquainted, officials } from '../fixtures/acquainted.ts';
import { expect, test } from '../fixtures/narae.ts';

// @channel chats.react
test('a word below a message reaches the other one, without anything unread, and goes again', async ({
  openProfile,
}) => {
  test.slow();
  const { a, b } = await acquainted(openProfile);
  await a.chats.send('검토 부탁드립니다');
  await b.chats.expectState('검토 부탁드립니다', 'received');
  await b.chats.message('검토 부탁드립니다').click({ button: 'right' });
  await b.page.getByRole('menuitem', { name: '반응' }).click();
  await b.page.getByRole('menuitem', { name: '완료' }).click();
  const onA = a.chats.message('검토 부탁드립니다').getByRole('button', { name: /^완료/u });
  await expect(onA).toHaveAccessibleName(new RegExp(`^완료 1\\s*\\(${officials.second.name}`, 'u'));
  await expect(onA).toHaveAttribute('aria-pressed', 'false');
  await expect(a.chats.rows.first().getByText(/안 읽은 메시지/u)).toHaveCount(0);
  await b.chats.message('검토 부탁드립니다').getByRole('button', { name: /^완료/u }).click();
  await expect(onA).toHaveCount(0);
});

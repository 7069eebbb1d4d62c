import { acquainted, officials } from '../fixtures/acquainted.ts';
import { expect, test } from '../fixtures/narae.ts';
import { SettingsPage } from '../pages/settings-page.ts';
import { Desktop } from '../support/desktop.ts';
import { makeRoom } from '../support/make-room.ts';

const name = '언급 시험';

// @channel settings.get, settings.set
test('whoever is named in a muted room is told of it, and sees where; not where they do not want it', async ({
  openProfile,
}) => {
  test.slow();
  const { a, b } = await acquainted(openProfile);
  await makeRoom(a, name);
  const row = b.chats.rows.filter({ hasText: name });
  await row.click({ button: 'right' });
  await b.page.getByRole('menuitem', { name: '알림 끄기' }).click();
  await expect(row).toContainText('알림 꺼짐');
  const desktop = new Desktop(b.app);

  await a.chats.send('모두에게 하는 말');
  await expect(row).toContainText('모두에게 하는 말');
  expect(await desktop.toasts()).toEqual([]);
  await a.chats.composer.pressSequentially(`@${officials.second.name.slice(0, 2)}`);
  await expect(
    a.page.getByRole('listbox', { name: '언급할 사람' }).getByRole('option').first(),
  ).toContainText(officials.second.name);
  await a.chats.composer.press('Enter');
  await a.chats.composer.pressSequentially('확인 부탁드립니다');
  await a.chats.composer.press('Enter');
  await expect(row).toContainText('나를 언급한 안 읽은 메시지가 있음');
  await expect.poll(async () => (await desktop.toasts()).map(({ body }) => body)).toHaveLength(1);
  // Of two that are unread the one that names: as much as is shown unless one wants more.
  const [toast] = await desktop.toasts();
  expect(toast?.body).toBe('새 메시지 1개');
  await row.click();
  await expect(b.chats.message('확인 부탁드립니다').locator('[data-mention="me"]')).toContainText(
    officials.second.name,
  );
  await expect(row).not.toContainText('나를 언급한 안 읽은 메시지가 있음');

  await b.page.keyboard.press('Control+,');
  const settings = new SettingsPage(b.page);
  await settings.section('알림');
  await settings.mentionsDespiteMute.click();
  await expect(settings.mentionsDespiteMute).not.toBeChecked();
});

import { expect, hasBrowser, test } from '../fixtures/preview.ts';
import { ChatsPage } from '../pages/chats-page.ts';
import { GroupPage } from '../pages/group-page.ts';
import { expectAccessible } from '../support/expect-accessible.ts';

test.skip(!hasBrowser, 'There is no Chromium on this machine.');

test('a room says who is in it, who has written what, and what has become of it', async ({ preview }) => {
  const page = await preview.open('preview.html?scene=rooms');
  const chats = new ChatsPage(page);
  const room = new GroupPage(page);
  const row = chats.rows.filter({ hasText: '예산안 검토 TF' });
  await expect(row).toContainText('5명');
  await expect(chats.rows.filter({ hasText: '이정민, 최은지' })).toHaveCount(1);
  await row.click();
  await expect(
    room.lines.filter({ hasText: '박서연 주무관님이 대화방 이름을 바꾸었습니다: 예산안 검토 TF' }),
  ).toBeVisible();
  await expect(room.lines.first()).toHaveText('대화방을 만들었습니다');
  await expect(chats.message('총괄표 수정본입니다.')).toContainText('박서연 주무관');
  await expectAccessible(page);
  await chats.composer.fill('확인했습니다');
  await chats.composer.press('Enter');
  await expect(chats.message('확인했습니다').last()).toHaveAttribute('data-state', 'sent');
});

test('what a first message to a large room waits for is said while it waits', async ({ preview }) => {
  const page = await preview.open('preview.html?scene=rooms&keys=slow');
  const chats = new ChatsPage(page);
  await chats.rows.filter({ hasText: '예산안 검토 TF' }).click();
  await chats.composer.fill('모두 확인 바랍니다');
  await chats.composer.press('Enter');
  const progress = page.getByText('대화방의 기기 200대에 열쇠를 나누는 중입니다 (50대 완료)');
  await expect(progress).toBeVisible();
  await expectAccessible(page);
  await expect(chats.message('모두 확인 바랍니다')).toHaveAttribute('data-state', 'sent');
  await expect(progress).toHaveCount(0);
});

test('a number says how many have not read a message, and a dialog who, by mouse and keyboard', async ({
  preview,
}) => {
  const page = await preview.open('preview.html?scene=rooms');
  const chats = new ChatsPage(page);
  await chats.rows.filter({ hasText: '예산안 검토 TF' }).click();
  const last = chats.message('네, 확인했습니다.');
  const number = last.getByRole('button', { name: '안 읽은 사람 4명' });
  await number.click();
  const dialog = page.getByRole('dialog', { name: '읽은 사람' });
  await expect(dialog.getByRole('list', { name: '안 읽은 사람 4명' }).getByRole('listitem')).toHaveCount(4);
  await expect(dialog.getByRole('heading', { name: '읽은 사람 0명', exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(last).toBeFocused();

  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: '읽은 사람 보기' }).press('Enter');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(last).toBeFocused();
});

test('in a large room numbers are told without names', async ({ preview }) => {
  const page = await preview.open('preview.html?scene=rooms');
  const chats = new ChatsPage(page);
  await chats.rows.filter({ hasText: '부처 공지' }).click();
  await page
    .getByRole('log')
    .getByRole('button', { name: /^안 읽은 사람/u })
    .last()
    .click();
  const dialog = page.getByRole('dialog', { name: '읽은 사람' });
  await expect(dialog).toContainText('이름 없이 인원수만');
  await expect(dialog.getByRole('listitem')).toHaveCount(0);
  await expectAccessible(page);
});

test('members are reached and changed by keyboard, as far as the own role goes, and the focus comes back', async ({
  preview,
}) => {
  const page = await preview.open('preview.html?scene=rooms');
  const room = new GroupPage(page);
  await new ChatsPage(page).rows.filter({ hasText: '예산안 검토 TF' }).click();
  await room.showMembers.press('Enter');
  await expect(room.members).toHaveCount(5);
  await expect(room.member('박서연')).toContainText('관리자');
  await expect(room.member('한지우')).toContainText('나');
  await expectAccessible(page);
  await room.members.first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(room.member('이정민')).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: '관리자로 지정' }).press('Enter');
  await expect(room.lines.last()).toHaveText('이정민 사무관님을 관리자로 지정했습니다');
  await expect(room.member('이정민')).toBeFocused();

  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: '방장 넘기기' }).press('Enter');
  const asked = page.getByRole('dialog', { name: '이정민 사무관님에게 방장을 넘길까요?' });
  await expect(asked.getByRole('button', { name: '취소' })).toBeFocused();
  await expectAccessible(page);
  await asked.getByRole('button', { name: '방장 넘기기' }).press('Enter');
  await expect(room.member('이정민')).toContainText('방장');

  await room.panel.getByRole('button', { name: '방 이름 바꾸기' }).press('Enter');
  const name = page.getByRole('textbox', { name: '방 이름' });
  await expect(name).toBeFocused();
  await name.fill('예산 TF');
  await name.press('Enter');
  await expect(room.lines.last()).toHaveText('대화방 이름을 바꾸었습니다: 예산 TF');

  // A manager decides on nobody but members.
  await room.member('박서연').click();
  await expect(page.getByRole('menuitem', { name: '내보내기' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(room.panel).toHaveCount(0);
  await expect(room.showMembers).toBeFocused();
});

test('whoever has left the directory is marked, and removed by a manager after a question', async ({
  preview,
}) => {
  const page = await preview.open('preview.html?scene=rooms');
  const room = new GroupPage(page);
  await new ChatsPage(page).rows.filter({ hasText: '예산안 검토 TF' }).click();
  await room.showMembers.press('Enter');
  await expect(room.member('정우진')).toContainText('명부에 없음');
  await expectAccessible(page);
  await room.panel.getByRole('button', { name: '모두 내보내기' }).press('Enter');
  const asked = page.getByRole('dialog', { name: '명부에 없는 1명을 내보낼까요?' });
  await expectAccessible(page);
  await asked.getByRole('button', { name: '모두 내보내기' }).press('Enter');
  await expect(room.members).toHaveCount(4);
  await expect(room.lines.last()).toContainText('정우진');
  await expect(room.panel.getByRole('button', { name: '모두 내보내기' })).toHaveCount(0);
});

test('one leaves a room after a question, and can read it afterwards', async ({ preview }) => {
  const page = await preview.open('preview.html?scene=rooms');
  const room = new GroupPage(page);
  await new ChatsPage(page).rows.filter({ hasText: '예산안 검토 TF' }).click();
  await room.showMembers.click();
  await room.panel.getByRole('button', { name: '대화방 나가기' }).click();
  const asked = page.getByRole('dialog', { name: '대화방에서 나갈까요?' });
  await expect(asked).toContainText('방장이 나가면');
  await asked.getByRole('button', { name: '나가기' }).click();
  await expect(page.getByText('이 대화방에 더 이상 참여하고 있지 않습니다.')).toBeVisible();
  await expect(room.lines.last()).toHaveText('대화방에서 나왔습니다');
  await expect(page.getByText('나간 방의 참여자는 볼 수 없습니다')).toBeVisible();
  await expectAccessible(page);
});

test('a room for announcements has 1,000 members, of whom one sees some, and no field for those who may not write', async ({
  preview,
}) => {
  const page = await preview.open('preview.html?scene=rooms');
  const room = new GroupPage(page);
  await page.setViewportSize({ width: 960, height: 640 });
  await new ChatsPage(page).rows.filter({ hasText: '부처 공지' }).click();
  await expect(page.getByText('방장과 관리자만 글을 쓸 수 있습니다.')).toBeVisible();
  await room.showMembers.click();
  await expect(room.panel).toContainText('1,000명');
  expect(await room.members.count()).toBeLessThan(60);
  await room.members.first().focus();
  // A page comes with each end that is reached.
  await expect(async () => {
    await page.keyboard.press('End');
    await expect(room.panel.locator('[aria-posinset="1000"]')).toBeFocused({ timeout: 300 });
  }).toPass();
  await expect(room.panel.getByRole('switch').first()).toBeDisabled();
  await expectAccessible(page);
});

test('a new room is made by keyboard alone: from the list, from the card of a person, from a department', async ({
  preview,
}) => {
  const page = await preview.open('preview.html?scene=rooms');
  const chats = new ChatsPage(page);
  const room = new GroupPage(page);
  await expect(chats.rows.first()).toBeVisible();
  await page.keyboard.press('Control+Shift+n');
  const dialog = page.getByRole('dialog', { name: '새 대화방' });
  const search = dialog.getByRole('combobox', { name: '참여할 사람' });
  await expect(search).toBeFocused();
  for (const name of ['박서연', '이정민']) {
    await search.fill(name);
    await expect(dialog.getByRole('option').first()).toContainText(name);
    await search.press('Enter');
  }
  await expect(dialog.getByRole('status').filter({ hasText: '선택한 사람 2명' })).toBeVisible();
  await expect(dialog.getByRole('button', { name: '2명과 시작' })).toBeEnabled();
  await expectAccessible(page);
  await dialog.getByRole('textbox', { name: '방 이름 (선택)' }).fill('주간 회의');
  await search.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('heading', { name: '주간 회의' })).toBeVisible();
  await expect(room.lines).toHaveText(['대화방을 만들었습니다']);
  await expect(chats.composer).toBeFocused();

  await page.keyboard.press('Control+2');
  await page.getByRole('button', { name: '내 부서로' }).click();
  await page.getByRole('button', { name: '이 부서와 대화방 만들기' }).click();
  await expect(dialog.getByRole('button', { name: /[0-9]+명과 시작/u })).toBeEnabled();
});

test('somebody who does not use Narae cannot be chosen, and a refusal is told where one is', async ({
  preview,
}) => {
  const page = await preview.open('preview.html?scene=rooms&refuse=unavailable');
  await expect(new ChatsPage(page).rows.first()).toBeVisible();
  await page.keyboard.press('Control+Shift+n');
  const dialog = page.getByRole('dialog', { name: '새 대화방' });
  await expect(dialog.getByRole('option', { disabled: true }).first()).toContainText('나래톡 미사용');
  await dialog.getByRole('combobox').fill('박서연');
  await expect(dialog.getByRole('option').first()).toContainText('박서연');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: '1명과 시작' }).click();
  await expect(dialog.getByRole('alert')).toContainText('서버에 연결할 수 없습니다');
});

test('the quick search finds a room by its name and by its members', async ({ preview }) => {
  const page = await preview.open('preview.html?scene=rooms');
  await expect(new ChatsPage(page).rows.first()).toBeVisible();
  for (const query of ['예산안', '정우진']) {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill(query);
    const hit = page.getByRole('dialog').getByRole('option').filter({ hasText: '예산안 검토 TF' });
    await expect(hit.locator('mark').first()).toBeVisible();
    await hit.click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByRole('heading', { name: '예산안 검토 TF' })).toBeVisible();
  }
});

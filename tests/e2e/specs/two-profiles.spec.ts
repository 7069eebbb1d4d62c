import { demoStaff } from '#tests/support/demo-staff.ts';
import { expect, test } from '../fixtures/narae.ts';
import {
  changeThemeByKeyboard,
  lookAroundByKeyboard,
  signInByKeyboard,
  writeByKeyboard,
} from '../support/by-keyboard.ts';
import { expectAccessible } from '../support/expect-accessible.ts';
import { readTypefaces } from '../support/read-typefaces.ts';

const [first, second] = demoStaff;
if (first === undefined || second === undefined) throw new Error('the demo agency is empty');

// @channel app.status, app.statusChanged, signIn.offers, signIn.enrol, directory.search, directory.changed
// @channel directory.units, directory.unitPath, directory.staff, directory.card
// @channel chats.saveDraft, chats.open, chats.send, chats.list, chats.messages, chats.markRead
// @channel chats.conversationChanged, chats.messagesChanged, windows.ending, windows.saved
test('two officials find each other and write, one of them without a mouse; both still have it after a restart, drafts too', async ({
  openProfile,
}) => {
  // One start for the way by keyboard too.
  test.slow();
  const [a, b] = await Promise.all([openProfile('a'), openProfile('b')]);
  await expect(a.signIn.screen).toBeAttached();
  await expectAccessible(a.page);
  await signInByKeyboard(a);
  await b.signIn.as(1);

  await writeByKeyboard(a, second.name, '안녕하세요. 6쪽 예산 확인 부탁드립니다.');
  await a.chats.expectState('6쪽 예산', 'delivered');

  const row = b.chats.rows.first();
  await expect(row).toContainText(first.name);
  await expect(row).toContainText('6쪽 예산');
  await expect(row.getByText('안 읽은 메시지 1개')).toBeAttached();
  await row.click();
  await b.chats.expectState('6쪽 예산', 'received');
  await expect(row.getByText('안 읽은 메시지 1개')).not.toBeAttached();
  await b.chats.send('네, 확인했습니다.');
  await a.chats.expectState('네, 확인했습니다.', 'received');
  await b.chats.expectState('네, 확인했습니다.', 'delivered');

  await lookAroundByKeyboard(a, '네, 확인했습니다.');
  await changeThemeByKeyboard(a);

  // A start reads the common part of the typeface; the whole waits for a rare syllable.
  expect(await readTypefaces(a.page)).toEqual({ common: 'loaded', whole: 'unloaded' });
  await a.chats.composer.fill('뷁');
  await expect.poll(() => readTypefaces(a.page)).toEqual({ common: 'loaded', whole: 'loaded' });

  const draft = '내일 오전까지 정리해서';
  await a.chats.composer.fill(draft);
  const saved = async (): Promise<string | undefined> => {
    const reply = await a.page.evaluate(() => window.narae.chats.list({ limit: 1 }));
    return reply.ok ? reply.value.conversations[0]?.draft : undefined;
  };
  await expect.poll(saved).toBe(draft);

  const department = await a.page.evaluate(async () => {
    const { directory } = window.narae;
    const [agencies, own] = [
      await directory.units({ parent: null }),
      await directory.unitPath({ unit: null }),
    ];
    if (!agencies.ok || !own.ok) throw new Error('refused');
    const [last] = own.value.path.slice(-1);
    if (last === undefined) throw new Error('no department');
    const staff = await directory.staff({ unit: last.id, limit: 5 });
    if (!staff.ok) throw new Error('refused');
    const [head] = staff.value.people;
    const card = head === undefined ? null : await directory.card({ person: head.person.id });
    return { agencies: agencies.value.units, path: own.value.path.map(({ name }) => name), card };
  });
  expect(department.path).toEqual(first.departments);
  expect(department.agencies).toMatchObject([{ name: first.departments[0], people: demoStaff.length }]);
  expect(department.card).toMatchObject({ ok: true, value: { person: { id: first.id }, reachable: true } });

  // Quitting waits for what was typed at the very last.
  const last = ' 보내겠습니다';
  await a.chats.composer.press('End');
  await a.chats.composer.pressSequentially(last, { delay: 20 });
  await a.app.close();
  const again = await openProfile('a');
  await expect(again.chats.usable).toBeAttached({ timeout: 20_000 });
  await expect(again.chats.rows.first()).toContainText('작성 중');
  await again.chats.rows.first().click();
  await expect(again.chats.composer).toHaveValue(`${draft}${last}`);
  await again.chats.expectState('6쪽 예산', 'delivered');
  await again.chats.expectState('네, 확인했습니다.', 'received');
  await again.chats.send('다시 왔습니다.');
  await b.chats.expectState('다시 왔습니다.', 'received');
});

test('three actions lead from the first start to the first message, which a simulated colleague answers; a person is offered to one PC only, and profiles share nothing', async ({
  openProfile,
}) => {
  const a = await openProfile('a', '--demo-colleagues=eager');
  await expect(a.signIn.people.first()).toBeFocused({ timeout: 20_000 });
  await expect(a.page.locator('[data-backend]')).toHaveAttribute('data-backend', 'online');
  // The first action: who one is. Somebody is chosen already.
  await a.page.keyboard.press('Enter');
  const welcome = a.chats.rows.filter({ hasText: 'Ctrl+K' });
  await expect(welcome).toBeVisible({ timeout: 20_000 });
  // The second one: the conversation. The third one: what one has to say.
  await welcome.click();
  await a.chats.send('6쪽 예산 확인 부탁드립니다.');
  await expect(a.chats.messages.last()).toContainText('6쪽은 조정 전 금액입니다.', { timeout: 20_000 });
  await a.chats.expectState('6쪽 예산', 'delivered');

  const b = await openProfile('b');
  await expect(b.signIn.people.first()).toBeDisabled();
  await expect(b.page.getByText('이미 등록됨')).toHaveCount(1);
  await expect(b.signIn.people.nth(1)).toBeEnabled();
  await expect(b.chats.rows).toHaveCount(0);
});

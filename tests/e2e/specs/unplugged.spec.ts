import { demoStaff } from '#tests/support/demo-staff.ts';
import { expect, test } from '../fixtures/narae.ts';

const [first, second, third] = demoStaff;
if (first === undefined || second === undefined || third === undefined)
  throw new Error('the demo agency is empty');

test('without the relay one goes on writing, is told so, and everything leaves in order afterwards', async ({
  relay,
  openProfile,
}) => {
  const a = await openProfile('a');
  await a.signIn.as(0);
  const b = await openProfile('b');
  await b.signIn.as(1);
  await a.chats.startWith(second.name);
  await a.chats.send('연결되어 있습니다');
  await a.chats.expectState('연결되어 있습니다', 'delivered');

  await relay.unplug();
  const banner = a.page.getByText('작성한 메시지는 연결되면 순서대로 보냅니다.');
  await expect(banner).toBeVisible();
  for (const text of ['하나', '둘', '셋']) await a.chats.send(text);
  await a.chats.expectState('셋', 'sending');

  await relay.plugIn();
  for (const text of ['하나', '둘', '셋']) await a.chats.expectState(text, 'delivered');
  await expect(banner).toBeHidden();
  await b.chats.rows.first().click();
  await expect(b.chats.messages).toHaveCount(4);
  await expect(b.chats.messages).toContainText(['연결되어 있습니다', '하나', '둘', '셋']);
});

// @channel chats.retry, chats.discard
test('a message to somebody who is gone fails with its reason, can be tried again, and removed', async ({
  relay,
  openProfile,
}) => {
  const a = await openProfile('a');
  await a.signIn.as(0);
  const b = await openProfile('b');
  await b.signIn.as(1);
  await a.chats.startWith(second.name);
  await a.chats.send('아직 있습니다');
  await a.chats.expectState('아직 있습니다', 'delivered');

  relay.revoke(second.id);
  await a.chats.send('이제 없습니다');
  await a.chats.expectState('이제 없습니다', 'failed');
  const failed = a.chats.message('이제 없습니다');
  await expect(failed).toContainText('보내지 못함');
  await expect(failed).toContainText('받는 사람이 아직 나래톡을 쓰지 않습니다.');
  await failed.getByRole('button', { name: '다시 보내기' }).click();
  await a.chats.expectState('이제 없습니다', 'failed');
  await failed.getByRole('button', { name: '삭제' }).click();
  await expect(failed).toHaveCount(0);
  await expect(a.chats.messages).toHaveCount(1);

  await relay.unplug();
  await relay.plugIn();
  await expect(b.page.getByText('이 PC의 등록이 해지되었습니다.')).toBeVisible();
  await expect(b.chats.connection).toHaveAttribute('data-connection', 'revoked');
});

test('an invitation code enrols its person, and a wrong one is told plainly', async ({
  relay,
  openProfile,
}) => {
  const { page, chats } = await openProfile('a');
  await page.getByRole('button', { name: '초대 코드로 시작' }).click();
  const code = page.getByRole('textbox', { name: '초대 코드' });
  await code.fill('1234');
  await page.locator('button[type="submit"]').click();
  await expect(page.getByRole('alert')).toContainText('초대 코드의 모양이 아닙니다.');
  await code.fill('ABCD-EFGH-JKMN-PQRS');
  await page.locator('button[type="submit"]').click();
  await expect(page.getByRole('alert')).toContainText('쓸 수 없는 초대 코드입니다.');
  await code.fill(relay.invite(third.id).toLowerCase());
  await page.locator('button[type="submit"]').click();
  await expect(chats.usable).toBeAttached({ timeout: 20_000 });
  await expect(page.getByRole('img', { name: new RegExp(third.name) }).first()).toBeVisible();
});

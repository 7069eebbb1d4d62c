import { officials } from '../fixtures/acquainted.ts';
import type { HostedRelay } from '../fixtures/hosted-relay.ts';
import { expect, test, type OpenProfile } from '../fixtures/narae.ts';

// @channel chats.retry, chats.discard
test('without the relay one goes on writing and everything leaves in order afterwards; who is gone, and who is invited, is told plainly', async ({
  relay,
  openProfile,
}) => {
  const [a, b] = await Promise.all([openProfile('a'), openProfile('b')]);
  await a.signIn.as(0);
  await b.signIn.as(1);
  await test.step('offline and online', () => writeOffline(relay, a, b));
  await test.step('gone', () => writeToSomebodyGone(relay, a, b));
  await test.step('invited', async () => {
    await enrolByInvitation(relay, await openProfile('c'));
  });
});

async function writeOffline(relay: HostedRelay, a: OpenProfile, b: OpenProfile): Promise<void> {
  await a.chats.startWith(officials.second.name);
  await a.chats.send('연결되어 있습니다');
  await a.chats.expectState('연결되어 있습니다', 'delivered');

  await relay.unplug();
  const banner = a.page.getByText('작성한 메시지는 연결되면 순서대로 보냅니다.');
  await expect(banner).toBeVisible();
  for (const text of ['하나', '둘', '셋']) await a.chats.send(text);
  await a.chats.expectState('셋', 'sending');
  await expect(a.chats.message('셋')).toHaveAccessibleName(/^나, 셋, .+, 아직 보내지 않음, 대기 중$/u);

  await relay.plugIn();
  for (const text of ['하나', '둘', '셋']) await a.chats.expectState(text, 'delivered');
  await expect(banner).toBeHidden();
  await b.chats.rows.first().click();
  await expect(b.chats.messages).toHaveCount(4);
  await expect(b.chats.messages).toContainText(['연결되어 있습니다', '하나', '둘', '셋']);
}

/** It fails with its reason, can be tried again, and removed; whoever is gone is told so too. */
async function writeToSomebodyGone(relay: HostedRelay, a: OpenProfile, b: OpenProfile): Promise<void> {
  relay.revoke(officials.second.id);
  await a.chats.send('이제 없습니다');
  await a.chats.expectState('이제 없습니다', 'failed');
  const failed = a.chats.message('이제 없습니다');
  await expect(failed).toContainText('보내지 못함');
  await expect(failed).toContainText('받는 사람이 아직 나래톡을 쓰지 않습니다.');
  // It is spoken with its reason, and of itself.
  const spoken = /나, 이제 없습니다, .+, 보내지 못함\. 받는 사람이 아직 나래톡을 쓰지 않습니다/u;
  await expect(failed).toHaveAccessibleName(spoken);
  await expect(a.page.getByRole('status').filter({ hasText: spoken })).toBeAttached();
  await failed.getByRole('button', { name: '다시 보내기' }).click();
  await a.chats.expectState('이제 없습니다', 'failed');
  await failed.getByRole('button', { name: '삭제' }).click();
  await expect(failed).toHaveCount(0);
  await expect(a.chats.messages).toHaveCount(4);

  await relay.unplug();
  await relay.plugIn();
  await expect(b.page.getByText('이 PC의 등록이 해지되었습니다.')).toBeVisible();
  await expect(b.chats.connection).toHaveAttribute('data-connection', 'revoked');
}

/** The code enrols its person; a wrong one is told plainly. */
async function enrolByInvitation(relay: HostedRelay, { page, chats }: OpenProfile): Promise<void> {
  const { third } = officials;
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
  await expect(page.getByRole('button', { name: new RegExp(`^${third.name}`) })).toBeVisible();
}

import type { Page } from '@playwright/test';
import type { MessageId } from '#shared/model/ids.ts';
import { acquainted } from '../fixtures/acquainted.ts';
import { expect, test } from '../fixtures/narae.ts';
import { ProfileFiles } from '../fixtures/profile-files.ts';
import { expectCoreToComeBack } from '../support/end-core.ts';

/** Fills some dozens of pages of the database, and more than one page of the list. */
const many = 100;

/** Writes many messages into the newest conversation, as fast as the program takes them. */
async function writeMany(page: Page): Promise<void> {
  await page.evaluate(async (count) => {
    const list = await window.narae.chats.list({ limit: 1 });
    const conversation = list.ok ? list.value.conversations[0]?.id : undefined;
    if (conversation === undefined) throw new Error('there is no conversation');
    const texts = Array.from({ length: count }, (_, index) => `${index + 1}번째 ${'기록 '.repeat(100)}`);
    await Promise.all(
      texts.map((text) => {
        const id = crypto.randomUUID().replaceAll('-', '') as MessageId;
        return window.narae.chats.send({ conversation, id, text });
      }),
    );
  }, many);
}

// @channel recovery.salvage
test('of a damaged history everything around the damage is taken over, and the damaged file is kept', async ({
  openProfile,
  dataRoot,
}) => {
  // Writing the history takes long where disk and processors are shared.
  test.slow();
  const files = new ProfileFiles(dataRoot, 'a');
  const { a, b } = await acquainted(openProfile);
  await writeMany(a.page);
  await a.chats.expectState(`${String(many)}번째`, 'delivered');
  const key = await files.key(a.app);
  await a.app.close();
  const pages = files.pagesOfMessages(key);
  // Older than what the list shows at first.
  const damagedPage = pages[Math.floor(pages.length / 3)] ?? 0;
  const damaged = files.damagePage(damagedPage);

  const { page, chats, failure } = await openProfile('a');
  await chats.rows.first().click();
  await chats.expectState(`${String(many)}번째`, 'delivered');
  await page.getByRole('log', { name: '대화 내용' }).hover();
  await expect(async () => {
    await page.mouse.wheel(0, -10_000);
    await expect(failure.damaged).toBeVisible({ timeout: 300 });
  }).toPass({ timeout: 20_000 });
  await failure.salvage.click();
  await expect(failure.result).toContainText('읽지 못한 부분이 있어 일부가 빠졌습니다.', { timeout: 20_000 });
  const said = (await failure.result.textContent()) ?? '';
  const messages = Number(/대화 1개, 메시지 (\d+)개/.exec(said)?.[1]);
  expect(messages).toBeGreaterThan(many * 0.9);
  expect(messages).toBeLessThan(many + 2);
  const [kept = '', ...others] = files.named(/^narae\.db\.damaged-\w+$/);
  expect(others).toEqual([]);
  expect(said).toContain(kept);
  expect(files.page(kept, damagedPage)).toEqual(damaged);
  await failure.closeResult();

  await expect(failure.damaged).toHaveCount(0);
  // The conversation opens where one was reading, or at its end where that is among what was lost.
  await chats.rows.first().click();
  const jump = page.getByRole('button', { name: /^(최신 메시지로|새 메시지)/ });
  const last = chats.messages.filter({ hasText: `${String(many)}번째` });
  await expect(jump.or(last).first()).toBeVisible();
  if (await jump.isVisible()) await jump.click();
  await chats.expectState(`${String(many)}번째`, 'delivered');
  await chats.send('되살린 뒤에 씁니다.');
  await b.chats.expectState('되살린 뒤에 씁니다.', 'received');
});

// @channel recovery.startAnew
test('where nothing can be read one starts anew, and everything there was is kept as it was', async ({
  openProfile,
  dataRoot,
}) => {
  const files = new ProfileFiles(dataRoot, 'a');
  const enrolled = await openProfile('a');
  await enrolled.signIn.as(0);
  await enrolled.app.close();
  files.damagePage(1);
  const [database, key] = [files.read('narae.db'), files.read('narae.key')];

  const unreadable = await openProfile('a');
  await expect(unreadable.page.getByRole('heading', { name: '저장된 대화를 열지 못했습니다' })).toBeVisible();
  await unreadable.failure.salvage.click();
  await expect(
    unreadable.page.getByRole('alert').filter({ hasText: '읽을 수 있는 대화가 없습니다.' }),
  ).toBeVisible();
  expect(files.read('narae.db')).toEqual(database);
  expect(files.named(/\.(kept|damaged)-/)).toEqual([]);
  await unreadable.failure.startAnew.click();
  await expect(unreadable.failure.question).toContainText('지우지 않고 이 PC에 파일로 보관합니다.');
  await unreadable.page.keyboard.press('Escape');
  await unreadable.failure.startAnewAndConfirm();
  await unreadable.failure.closeResult();
  const [keptDatabase = '', keptKey = ''] = files.named(/\.kept-/);
  expect(files.read(keptDatabase)).toEqual(database);
  expect(files.read(keptKey)).toEqual(key);
  await unreadable.signIn.as(1);
  await unreadable.app.close();

  const second = files.read('narae.db');
  files.write('narae.key', 'damaged');
  const lost = await openProfile('a');
  await expect(lost.page.getByRole('heading', { name: '대화를 여는 키를 찾지 못했습니다' })).toBeVisible();
  await expect(lost.page.getByText('대화는 암호화된 채로 남아 있습니다.')).toBeVisible();
  await expect(lost.failure.salvage).toHaveCount(0);
  expect(files.read('narae.db')).toEqual(second);
  // Also here it is said when the messenger behind the window ends, and again where one signs in.
  await expectCoreToComeBack(lost.app, lost.page);
  await lost.failure.startAnewAndConfirm();
  await expect(lost.failure.result).toContainText('이전 대화는 아래 이름의 파일로 이 PC에 보관했습니다.');
  await lost.failure.closeResult();
  await expect(lost.signIn.screen).toBeAttached();
  await expectCoreToComeBack(lost.app, lost.page);
  await expect(lost.signIn.people.nth(2)).toBeEnabled();
  const kept = files.named(/\.kept-/).filter((name) => name !== keptDatabase && name !== keptKey);
  expect(kept.map((name) => files.read(name))).toEqual([second, Buffer.from('damaged')]);
});

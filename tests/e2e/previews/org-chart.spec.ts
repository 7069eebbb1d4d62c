import { expect, hasBrowser, test } from '../fixtures/preview.ts';
import { ChatsPage } from '../pages/chats-page.ts';
import { OrgChartPage } from '../pages/org-chart-page.ts';
import { QuickSearchDialog } from '../pages/quick-search-dialog.ts';

test.skip(!hasBrowser, 'There is no Chromium on this machine.');

test('a card is shown each time it is asked for, and does not come back by itself', async ({ preview }) => {
  const page = await preview.open('preview.html');
  const chart = new OrgChartPage(page);
  const search = new QuickSearchDialog(page);
  const name = chart.card.getByRole('heading');
  const close = chart.card.getByRole('button', { name: '프로필 닫기' });
  await expect(new ChatsPage(page).usable).toBeAttached();
  const ask = async (): Promise<void> => {
    await search.open();
    await search.field.fill('배소이');
    await expect(search.chosen).toContainText('배소이');
    await search.field.press('Enter');
    await expect(search.dialog).toBeHidden();
    await expect(name).toContainText('배소이');
    await expect(close).toBeFocused();
  };
  await ask();
  await close.click();
  await page.keyboard.press('Control+1');
  await expect(new ChatsPage(page).rows.first()).toBeVisible();
  await page.keyboard.press('Control+2');
  await expect(chart.people.first()).toBeVisible();
  await expect(close).toHaveCount(0);
  await ask();
  await chart.people.first().click();
  await expect(name).not.toContainText('배소이');
  await ask();
});

test('beside a tag a usual name is whole, whatever the language calls it', async ({ preview }) => {
  for (const language of ['ko', 'en']) {
    const page = await preview.open(`preview.html?lang=${language}`);
    await expect(new ChatsPage(page).usable).toBeAttached();
    await page.keyboard.press('Control+2');
    const name = page.getByRole('option').filter({ hasText: '한지우' }).locator('b');
    await expect(name).toBeVisible();
    expect(await name.evaluate((shown) => shown.scrollWidth - shown.clientWidth)).toBe(0);
  }
});

test('with oneself no conversation is begun, and an error goes with the next choice', async ({ preview }) => {
  const page = await preview.open('preview.html?scene=empty&refuse=storage-failed');
  const chart = new OrgChartPage(page);
  await expect(new ChatsPage(page).usable).toBeAttached();
  await page.keyboard.press('Control+2');
  const alert = page.getByRole('main').getByRole('alert');
  const self = chart.people.filter({ hasText: '한지우' });
  await self.press('Enter');
  await expect(chart.card).toContainText('내 프로필입니다');
  await expect(chart.people.first()).toBeVisible();
  await expect(alert).toHaveCount(0);
  await chart.people.filter({ hasText: '김도현' }).dblclick();
  await expect(alert).toBeVisible();
  await chart.people.filter({ hasText: '박서연' }).click();
  await expect(alert).toHaveCount(0);
  await self.dblclick();
  await expect(chart.card).toContainText('내 프로필입니다');
  await expect(alert).toHaveCount(0);
});

test('whoever chooses a department among the results goes on in its people', async ({ preview }) => {
  const page = await preview.open('preview.html');
  const chart = new OrgChartPage(page);
  await expect(new ChatsPage(page).usable).toBeAttached();
  await page.keyboard.press('Control+2');
  await chart.search.fill('규제혁신담당관실');
  await page.getByRole('button', { name: /^규제혁신담당관실/u }).press('Enter');
  await expect(page.getByRole('heading', { name: '규제혁신담당관실' })).toBeVisible();
  await expect(chart.people.filter({ hasText: '오세린' })).toBeFocused();
});

test('Esc that only ends a syllable leaves the search as it is, the next one clears it', async ({
  preview,
}) => {
  const page = await preview.open('preview.html');
  const { search } = new OrgChartPage(page);
  await expect(new ChatsPage(page).usable).toBeAttached();
  await page.keyboard.press('Control+2');
  await search.fill('김도현');
  // In one go, as some input methods do it: the key comes when the composition is over already.
  await search.evaluate((field) => {
    field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
  });
  await expect(search).toHaveValue('김도현');
  await search.press('Escape');
  await expect(search).toHaveValue('');
});

test('a card says when something could not be copied from it', async ({ preview }) => {
  const page = await preview.open('preview.html');
  const chart = new OrgChartPage(page);
  await expect(new ChatsPage(page).usable).toBeAttached();
  await page.keyboard.press('Control+2');
  await chart.people.filter({ hasText: '김도현' }).click();
  await page.evaluate(() => void Object.assign(document, { execCommand: () => false }));
  const copy = chart.card.getByRole('button', { name: '메일 복사' });
  await copy.press('Enter');
  const told = page.getByRole('dialog', { name: '복사하지 못했습니다' });
  await expect(told).toContainText('다시 복사해 주세요');
  await page.keyboard.press('Enter');
  await expect(told).toBeHidden();
  await expect(copy).toBeFocused();
});

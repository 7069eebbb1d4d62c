import type { DirectoryState } from '#shared/model/directory-state.ts';
import { personTitle } from '#renderer/ui/person/person-title.ts';
import { demoStaff } from '#tests/support/demo-staff.ts';
import { officials } from '../fixtures/acquainted.ts';
import type { OpenProfile } from '../fixtures/narae.ts';
import { expect, test } from '../fixtures/pair.ts';
import { OrgChartPage } from '../pages/org-chart-page.ts';
import { QuickSearchDialog } from '../pages/quick-search-dialog.ts';
import { expectAccessible } from '../support/expect-accessible.ts';

const { first, second } = officials;
const third = demoStaff[2] ?? second;

// @channel directory.search, directory.state, directory.stateChanged, directory.units, directory.unitPath, directory.staff, directory.card, chats.find, windows.openConversation
test('the org chart shows one’s own department first, finds people by what one knows of them, and leads to a conversation', async ({
  pair: { a, b },
}) => {
  const chart = new OrgChartPage(a.page);
  await chart.entry.click();

  await expect(chart.unit('공공서비스혁신과')).toHaveAttribute('aria-selected', 'true');
  await expect(chart.unit('공공혁신부')).toHaveAttribute('aria-expanded', 'true');
  await expect(chart.people).toHaveCount(18);
  await expect(chart.people.first()).toContainText(first.name);
  // The way to the department stands above its people, and not in every row once more.
  await expect(chart.people.first()).not.toContainText('›');
  // Who is there is seen, and told in words; of whoever does not use Narae nothing is known.
  await expect(chart.people.filter({ hasText: second.name })).toContainText('근무 중');
  await expect(chart.people.filter({ hasText: third.name })).not.toContainText(/근무 중|접속하지 않음/u);

  await expectKeysToGoThroughTheTree(a, chart);
  await expectSearchToFind(chart);
  await expectProgressToShow(a, chart);
  await expectAccessible(a.page);

  // Whoever does not use Narae yet has a telephone.
  await chart.search.fill(third.name);
  await chart.people.first().click();
  await expect(chart.card).toContainText('아직 나래톡을 쓰지 않습니다');
  await expect(chart.card).toContainText(third.details.phone ?? '');
  await expect(chart.card).toContainText('기관 정책으로 공개하지 않음');

  // From a card, and by Enter from the list, to a conversation.
  await chart.search.fill(second.extension);
  await chart.people.first().click();
  await expect(chart.card.getByRole('heading')).toContainText(`${second.name} ${personTitle(second)}`);
  await chart.card.getByRole('button', { name: '대화하기', exact: true }).click();
  await a.chats.send('조직도에서 찾았습니다');
  await b.chats.expectState('조직도에서 찾았습니다', 'received');
  await expectQuickSearchToLead(a, chart);
  await expectNarrowWindowToShowOneAtATime(a, chart);
});

/** By keyboard alone: conversations and people, what is marked, and where Enter leads. */
async function expectQuickSearchToLead(
  { app, page, chats }: OpenProfile,
  chart: OrgChartPage,
): Promise<void> {
  const search = new QuickSearchDialog(page);
  await search.open();
  await expect(search.field).toBeFocused();
  await expect(search.rowsOf('최근 대화')).toHaveCount(1);
  await expect(search.rowsOf('최근 대화')).toContainText(`${second.name}${personTitle(second)}`);

  await search.field.fill('ㅂㅈㄱ');
  await expect(search.rowsOf('대화').first()).toContainText(second.name);
  await expect(search.rowsOf('사람').first()).toContainText(second.name);
  await expect(search.rowsOf('사람').first()).toContainText('근무 중');
  await expect(search.chosen).toHaveAttribute('data-hit', 'conversation');
  await expect(search.rowsOf('대화').first().locator('mark')).toHaveText(second.name);
  await expectAccessible(page);
  await search.field.press('ArrowDown');
  await expect(search.chosen).toHaveAttribute('data-hit', 'person');
  await search.field.press('ArrowUp');
  const own = app.waitForEvent('window');
  await search.field.press('Control+Enter');
  await (await own).locator('html[data-state="usable"]').waitFor({ state: 'attached' });
  await (await own).close();
  await expect(search.dialog).toBeHidden();

  // Whoever cannot be written to is found as well, and has a card.
  await search.open();
  await search.field.fill(`${third.name} ${third.departments.at(-1) ?? ''}`);
  await expect(search.rows).toHaveCount(1);
  await expect(search.rows).toContainText('나래톡 미사용');
  await expect(search.marks).toHaveCount(2);
  await search.field.press('Enter');
  await expect(search.dialog).toBeHidden();
  await expect(chart.card.getByRole('heading')).toContainText(third.name);
  await expect(chart.unit(third.departments.at(-1) ?? '')).toHaveAttribute('aria-selected', 'true');

  await search.open();
  await search.field.fill('없는사람이름');
  await expect(search.dialog).toContainText('"없는사람이름"에 맞는 사람이나 대화가 없습니다');
  await page.keyboard.press('Escape');
  await expect(search.dialog).toBeHidden();
  await search.open();
  await search.field.press('Enter');
  await expect(chats.composer).toBeFocused();
}

/** Without a mouse: to the tree, through it, to the people, back. */
async function expectKeysToGoThroughTheTree(
  { page, chats }: OpenProfile,
  chart: OrgChartPage,
): Promise<void> {
  const own = chart.unit('공공서비스혁신과');
  await own.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(chart.unit('공공서비스국')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(chart.unit('공공서비스국')).toHaveAttribute('aria-expanded', 'false');
  await expect(own).toHaveCount(0);
  // While the chosen one is hidden, Tab comes to the nearest above it.
  await expect(chart.stops).toHaveCount(1);
  await chart.search.focus();
  await page.keyboard.press('F6');
  await page.keyboard.press('Shift+F6');
  await page.keyboard.press('Shift+F6');
  await expect(chart.unit('공공서비스국')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(own).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(chart.unit('민원제도과')).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('heading', { name: '민원제도과' })).toBeVisible();

  await page.keyboard.press('F6');
  await expect(chart.people.first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(chart.people.nth(1)).toHaveAttribute('aria-selected', 'true');
  await expect(chart.card.getByRole('heading')).toBeVisible();
  // With Alt the arrows lead to conversations, from here as from everywhere.
  await page.keyboard.press('Alt+ArrowDown');
  await expect(chats.composer).toBeVisible();
  await page.keyboard.press('Control+2');
  await chart.unit('민원제도과').focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(chats.composer).toBeVisible();
  await page.keyboard.press('Control+2');
  // One can type at once, and is where one was.
  await expect(chart.search).toBeFocused();
  await expect(chart.unit('민원제도과')).toHaveAttribute('aria-selected', 'true');
}

/** While people are received, wherever they are looked for. */
async function expectProgressToShow({ app, page }: OpenProfile, chart: OrgChartPage): Promise<void> {
  expect(await page.evaluate(() => window.narae.directory.state({}))).toEqual({
    ok: true,
    value: { receiving: null, indexing: 'no', refused: false },
  });
  const tell = (state: DirectoryState): Promise<void> =>
    app.evaluate(({ webContents }, payload) => {
      for (const contents of webContents.getAllWebContents())
        contents.send('narae:directory.stateChanged', payload);
    }, state);
  await tell({ receiving: { people: 320_000, of: 1_150_000 }, indexing: 'no', refused: false });
  const notice = page.getByText('1,150,000명 가운데 320,000명을 받았습니다');
  await expect(notice).toBeVisible();
  await expect(page.getByRole('progressbar', { name: '받은 직원 정보' })).toHaveJSProperty('value', 320_000);
  await chart.search.fill('김');
  await expect(notice).toBeVisible();
  await expectAccessible(page);
  await tell({ receiving: null, indexing: 'rebuilding', refused: false });
  await expect(page.getByText('손상된 검색 색인을 새로 만들고 있습니다')).toBeVisible();
  await tell({ receiving: null, indexing: 'no', refused: true });
  await expect(page.getByText('재직자로 올라 있지 않아 조직도를 볼 수 없습니다')).toBeVisible();
  await tell({ receiving: null, indexing: 'no', refused: false });
  await expect(page.getByText('재직자로 올라 있지 않아')).toBeHidden();
  await expect(page.getByRole('progressbar')).toBeHidden();
  await expect(page.getByText('손상된 검색 색인')).toBeHidden();
  await chart.search.fill('');
}

async function expectSearchToFind(chart: OrgChartPage): Promise<void> {
  for (const query of [
    second.name.slice(1),
    'ㅂㅈㄱ',
    'qkrworb',
    second.extension,
    `공공서비스 ${second.name}`,
  ]) {
    await chart.search.fill(query);
    await expect(chart.people.first(), query).toContainText(second.name);
  }
  await expect(chart.marks.first()).toBeVisible();
  // From the field into the results, even before they are those of the last syllable.
  await chart.search.fill(second.extension);
  await chart.search.press('ArrowDown');
  await expect(chart.people.first()).toBeFocused();
  await expect(chart.people.first()).toHaveAttribute('aria-selected', 'true');
  await expect(chart.card.getByRole('heading')).toContainText(second.name);
  await chart.search.fill(third.name);
  await chart.search.press('Enter');
  await expect(chart.people.first()).toBeFocused();
  await expect(chart.card.getByRole('heading')).toContainText(third.name);
  await chart.search.fill('예산담당');
  await chart.page.getByRole('button', { name: /^예산담당관실/ }).click();
  // It is shown in the tree as well.
  await expect(chart.unit('예산담당관실')).toHaveAttribute('aria-selected', 'true');
  await expect(chart.unit('예산담당관실')).toBeInViewport();
  await expect(chart.page.getByRole('heading', { name: '예산담당관실' })).toBeVisible();
  await chart.search.fill('없는사람이름');
  await expect(chart.page.getByText('"없는사람이름"에 맞는 사람이 없습니다')).toBeVisible();
  await chart.search.press('Escape');
  await expect(chart.search).toHaveValue('');
  await chart.page.getByRole('button', { name: '내 부서로' }).click();
  await expect(chart.unit('공공서비스혁신과')).toHaveAttribute('aria-selected', 'true');
}

async function expectNarrowWindowToShowOneAtATime({ page }: OpenProfile, chart: OrgChartPage): Promise<void> {
  await page.setViewportSize({ width: 600, height: 640 });
  // As long as a dialog goes, the keys are its own.
  await expect(page.locator('[role="dialog"]')).toHaveCount(0);
  await page.keyboard.press('Control+2');
  await chart.card.getByRole('button', { name: '프로필 닫기' }).click();
  await expect(chart.card).toBeHidden();
  await chart.search.fill('');
  await page.getByRole('button', { name: '조직으로 돌아가기' }).click();
  await expect(chart.unit('공공혁신부')).toBeVisible();
  await chart.unit('공공혁신부').click();
  await expect(chart.unit('공공혁신부')).toHaveCount(0);
  await expect(chart.people.first()).toContainText('장관');
}

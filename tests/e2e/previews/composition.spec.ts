import type { Locator, Page } from '@playwright/test';
import { expect, hasBrowser, test } from '../fixtures/preview.ts';
import { ChatsPage } from '../pages/chats-page.ts';
import { OrgChartPage } from '../pages/org-chart-page.ts';
import { QuickSearchDialog } from '../pages/quick-search-dialog.ts';
import { enterOrders, InputMethod } from '../support/input-method.ts';

test.skip(!hasBrowser, 'There is no Chromium on this machine.');

/** Without its last syllable it finds somebody else first. */
const typed = { begun: '정', last: '우', whole: '정우', finds: '정우진' } as const;
/** An Enter that goes on into the conversation to which it has led would send it. */
const draft = '쓰다 만 글';

interface EnterField {
  readonly name: string;
  readonly open: (page: Page) => Promise<Locator>;
  /** Enter has done what it does there, once. */
  readonly expectDone: (page: Page) => Promise<void>;
}

const fields: readonly EnterField[] = [
  {
    name: 'the quick search',
    open: async (page) => {
      const search = new QuickSearchDialog(page);
      await search.open();
      return search.field;
    },
    expectDone: expectConversation,
  },
  {
    name: 'a new conversation',
    open: async (page) => {
      await page.keyboard.press('Control+n');
      return page.getByRole('combobox', { name: '대화할 사람' });
    },
    expectDone: expectConversation,
  },
  {
    name: 'the search of the org chart',
    open: async (page) => {
      await page.keyboard.press('Control+2');
      return new OrgChartPage(page).search;
    },
    expectDone: async (page) => {
      const chart = new OrgChartPage(page);
      await expect(chart.people).toHaveCount(1);
      await expect(chart.people.filter({ hasText: typed.finds })).toBeFocused();
      await expect(chart.card.getByRole('heading').first()).toContainText(typed.finds);
      await expect(chart.search).toHaveValue(typed.whole);
    },
  },
  {
    name: 'the status message',
    open: async (page) => {
      await page.getByRole('button', { name: /내 상태 바꾸기$/u }).click();
      return page.getByRole('textbox', { name: '상태 메시지' });
    },
    expectDone: async (page) => {
      const dialog = page.getByRole('dialog', { name: '내 상태' });
      const own = page.getByRole('button', { name: /내 상태 바꾸기$/u });
      await expect(dialog).toBeHidden();
      await expect(own).toBeFocused();
      await own.click();
      await expect(dialog.getByRole('textbox', { name: '상태 메시지' })).toHaveValue(typed.whole);
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
    },
  },
];

for (const { name, open, expectDone } of fields)
  test(`${name}: Enter while composing acts once, with the whole last syllable, in all three orders of events; Esc closes nothing`, async ({
    preview,
  }) => {
    const page = await preview.open('preview.html');
    const chats = new ChatsPage(page);
    const keyboard = await InputMethod.of(page);
    await chats.rows.filter({ hasText: typed.finds }).click();
    await chats.composer.fill(draft);
    for (const order of enterOrders) {
      const field = await open(page);
      await field.fill('');
      await field.focus();
      await keyboard.commit(typed.begun);
      for (const code of [27, 229] as const) {
        await keyboard.compose(typed.last);
        await keyboard.escape(code);
        await page.waitForTimeout(longerThanClosing);
        await expect(field).toBeFocused();
        await expect(field).toHaveValue(typed.whole);
      }
      await keyboard.endByEnter(typed.last, order);
      await expectDone(page);
    }
  });

async function expectConversation(page: Page): Promise<void> {
  const { composer } = new ChatsPage(page);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(composer).toHaveAccessibleName(new RegExp(typed.finds, 'u'));
  await expect(composer).toBeFocused();
  await expect(composer).toHaveValue(draft);
}

/** Milliseconds. */
const longerThanClosing = 300;

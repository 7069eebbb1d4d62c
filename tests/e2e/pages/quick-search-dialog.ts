import type { Locator, Page } from '@playwright/test';

/** The one field over conversations and people. */
export class QuickSearchDialog {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog', { name: '빠른 검색' });
  }

  get field(): Locator {
    return this.dialog.getByRole('combobox', { name: '사람, 대화 찾기' });
  }

  get rows(): Locator {
    return this.dialog.getByRole('option');
  }

  get chosen(): Locator {
    return this.dialog.locator('[role="option"][aria-selected="true"]');
  }

  get marks(): Locator {
    return this.dialog.locator('mark');
  }

  /** The rows of one kind: 최근 대화, 대화 or 사람. */
  rowsOf(section: string): Locator {
    return this.dialog.getByRole('group', { name: section, exact: true }).getByRole('option');
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('Control+k');
  }
}

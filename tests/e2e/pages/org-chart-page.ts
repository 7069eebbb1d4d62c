import type { Locator, Page } from '@playwright/test';

/** The org chart: the tree, the people, and the card of one of them. */
export class OrgChartPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get entry(): Locator {
    return this.page.getByRole('navigation', { name: '주 메뉴' }).getByRole('button', { name: '조직도' });
  }

  get search(): Locator {
    return this.page.getByRole('searchbox', { name: '조직도에서 찾기' });
  }

  get people(): Locator {
    return this.page.getByRole('listbox', { name: '사람 목록' }).getByRole('option');
  }

  get card(): Locator {
    return this.page.getByRole('complementary', { name: '프로필' });
  }

  unit(name: string): Locator {
    return this.page.getByRole('treeitem', { name: new RegExp(`^${name}\\s*[0-9]`) });
  }

  /** The rows of the tree that Tab comes to. */
  get stops(): Locator {
    return this.page.getByRole('tree').locator('[role="treeitem"][tabindex="0"]');
  }

  /** Marked parts of the results. */
  get marks(): Locator {
    return this.page.locator('mark');
  }
}

import type { Locator, Page } from '@playwright/test';

/** Which program this is, and what it is made of: a section of the settings. */
export class AboutPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get content(): Locator {
    return this.page.getByRole('main', { name: '나래톡 정보' });
  }

  get search(): Locator {
    return this.page.getByRole('textbox', { name: '이름이나 라이선스로 찾기' });
  }

  get parts(): Locator {
    return this.page.getByRole('list', { name: '함께 쓰인 소프트웨어' }).getByRole('listitem');
  }

  /** The unfolded terms of a part. */
  terms(name: string): Locator {
    return this.page.getByRole('region', { name: `${name} 라이선스 전문` });
  }

  /** Unfolds the terms of a part, or folds them again. */
  async toggle(name: string): Promise<void> {
    await this.parts.getByRole('button', { name }).first().click();
  }
}

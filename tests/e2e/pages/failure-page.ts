import { expect, type Locator, type Page } from '@playwright/test';

/** The screen of a messenger that cannot work, and the ways on from it. */
export class FailurePage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get screen(): Locator {
    return this.page.locator('html[data-state="error"]');
  }

  /** Also in the strip over a database of which only a part can be read. */
  get salvage(): Locator {
    return this.page.getByRole('button', { name: '읽을 수 있는 대화 되살리기' });
  }

  get startAnew(): Locator {
    return this.page.getByRole('button', { name: '새로 시작하기' });
  }

  /** The question before starting anew. */
  get question(): Locator {
    return this.page.getByRole('dialog', { name: '새로 시작할까요?' });
  }

  /** The strip over the conversations of a damaged database. */
  get damaged(): Locator {
    return this.page.getByRole('status').filter({ hasText: '대화 파일의 일부를 읽을 수 없습니다.' });
  }

  /** How it ended, over whatever screen came next. */
  get result(): Locator {
    return this.page.getByRole('dialog', { name: /^(대화를 되살렸습니다|새로 시작했습니다)$/ });
  }

  async startAnewAndConfirm(): Promise<void> {
    await this.startAnew.click();
    await this.question.getByRole('button', { name: '보관하고 새로 시작' }).click();
  }

  async closeResult(): Promise<void> {
    await this.result.getByRole('button', { name: '확인' }).click();
    await expect(this.result).toBeHidden();
  }
}

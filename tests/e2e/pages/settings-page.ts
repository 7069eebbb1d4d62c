import { expect, type Locator, type Page } from '@playwright/test';

/** The settings beside the rail. */
export class SettingsPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get heading(): Locator {
    return this.page.getByRole('heading', { level: 1, name: '설정' });
  }

  get blockOnIdentityChange(): Locator {
    return this.page.getByRole('switch', { name: '보안 번호가 바뀌면 확인할 때까지 보내기를 멈춤' });
  }

  get makeBundle(): Locator {
    return this.page.getByRole('button', { name: '진단 자료 만들기' });
  }

  /** Opens them by keyboard. */
  async open(): Promise<void> {
    await this.page.keyboard.press('Control+,');
    await expect(this.heading).toBeVisible();
  }

  async section(name: '보안' | '문제 해결'): Promise<void> {
    await this.page.getByRole('navigation', { name: '설정 항목' }).getByRole('button', { name }).click();
    await expect(this.page.getByRole('heading', { level: 2, name })).toBeVisible();
  }

  /** Goes back to the conversations. */
  async leave(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await expect(this.heading).toBeHidden();
  }
}

import { expect, type Locator, type Page } from '@playwright/test';

/** The screen where one says who one is. */
export class SignInPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get screen(): Locator {
    return this.page.locator('html[data-state="sign-in"]');
  }

  get people(): Locator {
    return this.page.getByRole('group', { name: '사용할 사람' }).getByRole('radio');
  }

  get start(): Locator {
    return this.page.locator('button[type="submit"]');
  }

  get problem(): Locator {
    return this.page.getByRole('alert');
  }

  /** Signs in as the person at an index of the list, as one does with the mouse. */
  async as(index: number): Promise<void> {
    await expect(this.screen).toBeAttached({ timeout: 20_000 });
    await this.page.getByRole('group', { name: '사용할 사람' }).locator('label').nth(index).click();
    await this.start.click();
    await expect(this.page.locator('html[data-state="usable"]')).toBeAttached({ timeout: 20_000 });
  }

  /** Signs in with a code that an administrator has issued. */
  async withInvitation(code: string): Promise<void> {
    await expect(this.screen).toBeAttached({ timeout: 20_000 });
    await this.page.getByRole('button', { name: '초대 코드로 시작' }).click();
    await this.page.getByRole('textbox', { name: '초대 코드' }).fill(code);
    await this.start.click();
    await expect(this.page.locator('html[data-state="usable"]')).toBeAttached({ timeout: 20_000 });
  }
}

import { expect, type ElectronApplication, type Locator, type Page } from '@playwright/test';

/** The head of the open conversation, and the conversation in a window of its own. */
export class RoomPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get mute(): Locator {
    return this.page.getByRole('button', { name: '이 대화의 알림 끄기' });
  }

  get openOwnWindow(): Locator {
    return this.page.getByRole('button', { name: '새 창으로 열기' });
  }

  /** Whom it is with, which leads to their profile. */
  get profile(): Locator {
    return this.page.getByRole('main').getByRole('heading').getByRole('button');
  }

  /** Says why a conversation is not shown here. */
  get missing(): Locator {
    return this.page.getByRole('alert');
  }

  /** Whose conversation the title bar names. */
  get titleBar(): Locator {
    return this.page.getByRole('banner').first();
  }

  get rail(): Locator {
    return this.page.getByRole('navigation', { name: '주 메뉴' });
  }

  /** Opens the conversation in a window of its own, by keyboard, and answers that window. */
  async toOwnWindow(app: ElectronApplication): Promise<Page> {
    const opened = app.waitForEvent('window');
    await this.page.keyboard.press('Control+Shift+O');
    const own = await opened;
    await expect(own.locator('html[data-state="usable"]')).toBeAttached({ timeout: 20_000 });
    return own;
  }
}

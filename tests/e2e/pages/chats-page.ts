import { expect, type Locator, type Page } from '@playwright/test';
import type { MessageState } from '#shared/model/message.ts';

/** The list of conversations and the conversation beside it. */
export class ChatsPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get usable(): Locator {
    return this.page.locator('html[data-state="usable"]');
  }

  get rows(): Locator {
    return this.page.getByRole('listbox', { name: '대화 목록' }).getByRole('option');
  }

  get composer(): Locator {
    return this.page.getByRole('textbox', { name: /보낼 메시지$/ });
  }

  get connection(): Locator {
    return this.page.locator('[data-connection]');
  }

  get messages(): Locator {
    return this.page.getByRole('log', { name: '대화 내용' }).getByRole('article');
  }

  message(text: string | RegExp): Locator {
    return this.messages.filter({ hasText: text });
  }

  /** Finds a person who can be reached, and opens the conversation with them: by keyboard alone. */
  async startWith(name: string): Promise<void> {
    await this.page.keyboard.press('Control+n');
    const search = this.page.getByRole('combobox', { name: '대화할 사람' });
    await search.fill(name);
    const found = this.page.getByRole('listbox', { name: '검색 결과' }).getByRole('option').first();
    await expect(found).toContainText(name);
    await expect(found).toBeEnabled();
    await search.press('Enter');
    await expect(this.composer).toBeFocused();
  }

  async send(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press('Enter');
    await expect(this.composer).toHaveValue('');
  }

  /** What was read has been delivered. */
  async expectState(text: string, state: MessageState): Promise<void> {
    const states = state === 'delivered' ? /^(delivered|read)$/u : state;
    await expect(this.message(text)).toHaveAttribute('data-state', states, { timeout: 20_000 });
  }
}

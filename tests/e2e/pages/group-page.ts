import type { Locator, Page } from '@playwright/test';

/** The open room: the lines between its messages, and who is in it. */
export class GroupPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** The button that shows who is in it, and takes that away again. */
  get showMembers(): Locator {
    return this.page.getByRole('main').getByRole('button', { name: /^참여자 (보기|닫기)$/u });
  }

  get panel(): Locator {
    return this.page.getByRole('complementary', { name: '참여자' });
  }

  get members(): Locator {
    return this.panel.getByRole('listbox', { name: '참여자' }).getByRole('option');
  }

  /** What has become of the room, as its log tells it. */
  get lines(): Locator {
    return this.page.getByRole('log').locator('[data-message-kind="room-changed"]');
  }

  member(name: string): Locator {
    return this.members.filter({ hasText: name });
  }
}

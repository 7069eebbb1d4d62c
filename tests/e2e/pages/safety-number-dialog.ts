import { expect, type Locator, type Page } from '@playwright/test';

/** The safety number of the open conversation, and what the room says about it. */
export class SafetyNumberDialog {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog', { name: '보안 번호' });
  }

  /** Says so where there is no number yet. */
  get none(): Locator {
    return this.dialog.getByText('아직 주고받은 메시지가 없어 보안 번호가 없습니다.');
  }

  get qrCode(): Locator {
    return this.dialog.getByRole('img', { name: '보안 번호가 담긴 QR 코드' });
  }

  get verified(): Locator {
    return this.dialog.getByRole('switch', { name: '확인했습니다' });
  }

  get accept(): Locator {
    return this.dialog.getByRole('button', { name: '바뀐 것을 확인했고 계속 대화합니다' });
  }

  /** Beside the name of somebody whose number was compared. */
  get mark(): Locator {
    return this.page.getByRole('img', { name: '보안 번호를 확인한 분' });
  }

  /** The lines in the conversation that tell of another number. */
  get lines(): Locator {
    return this.page.locator('[data-message-kind="identity-changed"]');
  }

  /** The strip under the head of the room. */
  get banner(): Locator {
    // What is spoken of the line in the conversation is a status too, and goes on after these words.
    const title = this.page.getByText(/님의 보안 번호가 바뀌었습니다\.$/);
    return this.page.getByRole('status').filter({ has: title });
  }

  /** Stands in the place of the composer where sending has stopped. */
  get stopped(): Locator {
    return this.page.getByText('보안 번호가 바뀌어 보내기를 멈췄습니다.');
  }

  get goOn(): Locator {
    return this.page.getByRole('button', { name: '계속 대화하기' });
  }

  /** Opens it from the head of the room. */
  async open(): Promise<void> {
    await this.page.getByRole('main').getByRole('button', { name: '보안 번호 보기' }).first().click();
    await expect(this.dialog).toBeVisible();
  }

  async close(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await expect(this.dialog).toBeHidden();
  }

  /** The 60 digits that are shown. */
  async digits(): Promise<string> {
    const list = this.dialog.getByRole('list', { name: '보안 번호 60자리' });
    await expect(list.getByRole('listitem')).toHaveCount(12);
    return (await list.getAttribute('data-digits')) ?? '';
  }
}

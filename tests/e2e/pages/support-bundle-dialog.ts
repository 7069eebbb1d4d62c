import type { Locator, Page } from '@playwright/test';

/** The support bundle, shown before it is saved. */
export class SupportBundleDialog {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog', { name: '진단 자료' });
  }

  get content(): Locator {
    return this.dialog.getByRole('textbox', { name: '진단 자료의 내용' });
  }

  get save(): Locator {
    return this.dialog.getByRole('button', { name: '저장' });
  }

  get saved(): Locator {
    return this.dialog.getByText('저장했습니다. 이 파일을 담당자에게 전해 주세요.');
  }

  get problem(): Locator {
    return this.dialog.getByRole('alert');
  }
}

import { expect, type Locator, type Page } from '@playwright/test';

/** The names of the sections. */
type Section = '일반' | '화면' | '알림' | '보안' | '단축키' | '문제 해결' | '나래톡 정보';

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

  get autostart(): Locator {
    return this.page.getByRole('switch', { name: 'PC를 켤 때 자동 실행' });
  }

  get startHidden(): Locator {
    return this.page.getByRole('switch', { name: '자동 실행할 때 창을 열지 않음' });
  }

  get closeToTray(): Locator {
    return this.page.getByRole('switch', { name: '창을 닫아도 계속 실행' });
  }

  get zoom(): Locator {
    return this.page.getByRole('combobox', { name: '화면 배율' });
  }

  get notifications(): Locator {
    return this.page.getByRole('switch', { name: '새 메시지 알림' });
  }

  get mentionsDespiteMute(): Locator {
    return this.page.getByRole('switch', { name: '알림을 끈 대화방에서도 나를 언급하면 알림' });
  }

  /** What a notification would look like. */
  get toastExample(): Locator {
    return this.page.getByRole('figure', { name: '이렇게 표시됩니다' });
  }

  /** Why a change was not saved. */
  get problem(): Locator {
    return this.page.getByRole('alert');
  }

  get retry(): Locator {
    return this.page.getByRole('button', { name: '다시 시도' });
  }

  choice(
    group: '화면 색' | '메시지 글자 크기' | '대화 목록 간격' | '알림에 표시할 내용',
    name: string,
  ): Locator {
    return this.page.getByRole('radiogroup', { name: group }).getByRole('radio', { name, exact: true });
  }

  /** Opens them by keyboard. */
  async open(): Promise<void> {
    await this.page.keyboard.press('Control+,');
    await expect(this.heading).toBeVisible();
  }

  async section(name: Section): Promise<void> {
    await this.page.getByRole('navigation', { name: '설정 항목' }).getByRole('button', { name }).click();
    await this.expectSection(name);
  }

  async expectSection(name: Section): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 2, name })).toBeVisible();
  }

  /** Goes back to the conversations. */
  async leave(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await expect(this.heading).toBeHidden();
  }
}

import type { CDPSession, Page } from '@playwright/test';

/** Types with an input method, as Chromium reports it: the text so far, composing; then the end of the composition. */
export class InputMethod {
  readonly #session: CDPSession;

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  static async of(page: Page): Promise<InputMethod> {
    return new InputMethod(await page.context().newCDPSession(page));
  }

  async compose(text: string): Promise<void> {
    await this.#session.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  }

  async commit(text: string): Promise<void> {
    await this.#session.send('Input.insertText', { text });
  }

  /** Enter as the input method passes it on while composing (key code 229), or afterwards (13). */
  async enter(type: 'rawKeyDown' | 'keyUp', code: 229 | 13): Promise<void> {
    const key = code === 229 ? 'Process' : 'Enter';
    await this.#session.send('Input.dispatchKeyEvent', {
      type,
      key,
      code: 'Enter',
      windowsVirtualKeyCode: code,
    });
  }
}

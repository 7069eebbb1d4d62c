import type { CDPSession, Page } from '@playwright/test';
import { assertNever } from '#shared/errors/assert-never.ts';

/**
 * In which order systems tell of an Enter that ends a composition: before its end, after it, or before it and hidden behind key
 * code 229.
 */
export const enterOrders = ['before', 'after', 'hidden'] as const;
/** One of them. */
export type EnterOrder = (typeof enterOrders)[number];

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

  /** One press of Enter, which ends the composition of this text. */
  async endByEnter(text: string, order: EnterOrder): Promise<void> {
    switch (order) {
      case 'before':
        await this.enter('rawKeyDown', 13);
        await this.commit(text);
        break;
      case 'after':
        await this.commit(text);
        await this.enter('rawKeyDown', 13);
        break;
      case 'hidden':
        await this.enter('rawKeyDown', 229);
        await this.commit(text);
        break;
      default:
        assertNever(order);
    }
    await this.enter('keyUp', 13);
  }

  /** Esc as an input method passes it on while composing: as it is, or hidden behind key code 229. */
  async escape(code: 229 | 27): Promise<void> {
    const key = code === 229 ? 'Process' : 'Escape';
    for (const type of ['rawKeyDown', 'keyUp'] as const)
      await this.#session.send('Input.dispatchKeyEvent', {
        type,
        key,
        code: 'Escape',
        windowsVirtualKeyCode: code,
      });
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

import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { WebContents } from 'electron';
import type { Page } from './page.ts';

/** `executeJavaScript`, `insertCSS` */
export function scriptMembers(page: Page): Partial<WebContents> {
  return {
    async executeJavaScript(code, userGesture = false) {
      await page.ready;
      if (page.loading) await once(page.contents, 'did-stop-loading');
      return evaluate(page, code, userGesture);
    },
    async insertCSS(css) {
      const key = randomUUID();
      await evaluate(page, INSERT_STYLE(key, css));
      return key;
    },
    async removeInsertedCSS(key) {
      await evaluate(page, `document.getElementById(${JSON.stringify(key)})?.remove()`);
    },
  };
}

async function evaluate(page: Page, expression: string, userGesture = false): Promise<unknown> {
  const { result, exceptionDetails } = await page.command('Runtime.evaluate', {
    expression,
    userGesture,
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value as unknown;
}

const INSERT_STYLE = (key: string, css: string): string => `{
  const style = document.createElement('style');
  style.id = ${JSON.stringify(key)};
  style.textContent = ${JSON.stringify(css)};
  document.documentElement.append(style);
}`;

import type { MainMessage } from '../renderer-side/messages.ts';
import type { Page } from './page.ts';

// From here on a script with a literal is a third faster than an argument.
const LONG = 64 * 1024;

/** Sends a message into the page's isolated world; without one (no document, a crash) it is lost, as in Electron. */
export function postToPage(page: Page, message: MainMessage, contextId = page.isolatedContext): void {
  const session = page.target?.session;
  if (contextId === undefined || !session || session.closed) return;
  const text = JSON.stringify(message);
  if (text.length > LONG) {
    const expression = `__standinReceive(${JSON.stringify(text)})`;
    session.post('Runtime.evaluate', { expression, contextId, silent: true });
  } else {
    session.post('Runtime.callFunctionOn', {
      functionDeclaration: 'function (text) { __standinReceive(text); }',
      arguments: [{ value: text }],
      executionContextId: contextId,
      silent: true,
    });
  }
}

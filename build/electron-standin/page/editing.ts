import type { WebContents } from 'electron';
import type { Page } from './page.ts';

/** The editing commands that menus with roles run. */
export function editingMembers(page: Page): Partial<WebContents> {
  const run = (command: string) => (): void => runEditingCommand(page, command);
  const insertText = async (text: string): Promise<void> => {
    await page.command('Input.insertText', { text });
  };
  return {
    undo: run('undo'),
    redo: run('redo'),
    cut: run('cut'),
    copy: run('copy'),
    paste: run('paste'),
    pasteAndMatchStyle: run('pasteAndMatchStyle'),
    delete: run('delete'),
    selectAll: run('selectAll'),
    unselect: run('unselect'),
    insertText,
    replace: (text) => void insertText(text).catch(() => {}),
  };
}

// Chromium carries editing commands out along with a key event; this key does nothing by itself.
function runEditingCommand(page: Page, command: string): void {
  page.post('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'F24', code: 'F24', commands: [command] });
  page.post('Input.dispatchKeyEvent', { type: 'keyUp', key: 'F24', code: 'F24' });
}

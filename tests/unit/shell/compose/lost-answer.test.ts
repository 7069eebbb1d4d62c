import type { BrowserWindow } from 'electron';
import { expect, test, vi } from 'vitest';
import { AppError } from '#shared/errors/app-error.ts';
import { clipboard, dialog } from '#tests/unit/electron-by-hand.ts';

vi.mock('electron', () => import('#tests/unit/electron-by-hand.ts'));
const { tellOfLostAnswer } = await import('#shell/compose/lost-answer.ts');

test('an answer that nothing could keep is shown with the reason, and copied whole when one wants it', async () => {
  const answer = `${'가'.repeat(2_000)} 끝`;
  for (const [response, copied] of [
    [1, []],
    [0, [[answer]]],
  ] as const) {
    dialog.showMessageBox.mockResolvedValueOnce({ response });
    await tellOfLostAnswer(answer, new AppError('storage-full'), null, (key) => key);
    expect(dialog.showMessageBox.mock.lastCall?.[0]).toMatchObject({
      message: 'shell.answer.lost.title',
      detail: `error.storage-full\nshell.answer.lost.text\n\n${'가'.repeat(1_000)}`,
      buttons: ['shell.menu.copy', 'app.close'],
      defaultId: 0,
      cancelId: 1,
    });
    expect(clipboard.writeText.mock.calls).toEqual(copied);
  }
});

test.each([
  ['over the window that it is about', { isVisible: true, isMinimized: false }, true],
  ['by itself where that is hidden', { isVisible: false, isMinimized: false }, false],
  ['by itself where that is minimized', { isVisible: true, isMinimized: true }, false],
])('the box lies %s', async (_where, { isVisible, isMinimized }, isParent) => {
  const window = {
    isDestroyed: () => false,
    isVisible: () => isVisible,
    isMinimized: () => isMinimized,
  } as BrowserWindow;
  dialog.showMessageBox.mockResolvedValueOnce({ response: 1 });
  await tellOfLostAnswer('네', new AppError('storage-full'), window, (key) => key);
  expect(dialog.showMessageBox.mock.lastCall?.[0] === window).toBe(isParent);
});

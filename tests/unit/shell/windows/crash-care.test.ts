import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { careForCrashes } from '#shell/windows/crash-care.ts';
import { dialog } from '#tests/unit/electron-by-hand.ts';

vi.mock('electron', () => import('#tests/unit/electron-by-hand.ts'));

/** A window whose page dies and hangs as the test says, and a person who answers when the test does. */
function caredFor() {
  const contents = Object.assign(new EventEmitter(), {
    reload: vi.fn<() => void>(),
    forcefullyCrashRenderer: vi.fn<() => void>(),
  });
  const window = Object.assign(new EventEmitter(), {
    webContents: contents,
    isDestroyed: () => false,
    destroy: vi.fn<() => void>(),
  });
  const time = { now: 0 };
  const answers: ((answer: 'reload' | 'other') => void)[] = [];
  dialog.showMessageBox.mockImplementation(
    () =>
      new Promise((resolve) => {
        answers.push((answer) => {
          resolve({ response: answer === 'reload' ? 0 : 1 });
        });
      }),
  );
  const ports = { onGone: () => undefined, onHang: () => undefined, now: () => time.now };
  const language = { now: 'ko' };
  const text = (key: string): string => `${language.now} ${key}`;
  careForCrashes(window as unknown as BrowserWindow, { ...ports, text });
  return {
    contents,
    window,
    time,
    language,
    die: (reason = 'crashed') => contents.emit('render-process-gone', {}, { reason }),
    hang: () => window.emit('unresponsive'),
    asked: () => answers.length,
    answer: async (answer: 'reload' | 'other') => {
      answers.at(-1)?.(answer);
      await new Promise((resolve) => setTimeout(resolve, 0));
    },
  };
}

beforeEach(() => {
  vi.clearAllMocks();
});

describe('a page that dies', () => {
  it('is loaded again once, and then as the person says', async () => {
    const { contents, window, die, asked, answer } = caredFor();
    die();
    expect([contents.reload.mock.calls.length, asked()]).toEqual([1, 0]);
    die();
    expect([contents.reload.mock.calls.length, asked()]).toEqual([1, 1]);
    await answer('reload');
    expect(contents.reload).toHaveBeenCalledTimes(2);
    die();
    await answer('other');
    expect(window.destroy).toHaveBeenCalledOnce();
  });

  it('a long time after the last time is loaded again without a question', () => {
    const { contents, die, time, asked } = caredFor();
    die();
    time.now = 60_001;
    die();
    expect([contents.reload.mock.calls.length, asked()]).toEqual([2, 0]);
  });

  it('is asked about in the language of the moment', () => {
    const { die, language } = caredFor();
    die();
    language.now = 'en';
    die();
    expect(dialog.showMessageBox.mock.lastCall?.[1]).toMatchObject({
      message: 'en shell.page-gone.title',
      buttons: ['en shell.page.reload', 'en shell.page.close'],
    });
  });

  it('in good order is left alone', () => {
    const { contents, die } = caredFor();
    die('clean-exit');
    expect(contents.reload).not.toHaveBeenCalled();
  });
});

describe('a page that hangs', () => {
  it('is ended before it is loaded again, and that is no death to ask about', async () => {
    const { contents, die, hang, asked, answer } = caredFor();
    hang();
    await answer('reload');
    expect(contents.forcefullyCrashRenderer).toHaveBeenCalledOnce();
    expect(contents.reload).toHaveBeenCalledOnce();
    die('killed');
    expect([contents.reload.mock.calls.length, asked()]).toEqual([1, 1]);
  });

  it('is waited for when the person says so, and asked about once at a time', async () => {
    const { contents, window, hang, asked, answer } = caredFor();
    hang();
    hang();
    expect(asked()).toBe(1);
    await answer('other');
    expect(contents.reload).not.toHaveBeenCalled();
    expect(window.destroy).not.toHaveBeenCalled();
  });

  it('and dies while the question stands is asked about again', async () => {
    const { contents, die, hang, asked, answer } = caredFor();
    die();
    hang();
    die();
    expect(asked()).toBe(1);
    await answer('other');
    expect(asked()).toBe(2);
    await answer('reload');
    expect(contents.forcefullyCrashRenderer).not.toHaveBeenCalled();
    expect(contents.reload).toHaveBeenCalledTimes(2);
  });
});

import type { Page } from '@playwright/test';

/**
 * Goes to the next or the previous room by keyboard, and waits until its messages are painted. Answers the milliseconds from
 * the key to that frame.
 */
export async function switchRoom(page: Page, key: 'Alt+ArrowDown' | 'Alt+ArrowUp'): Promise<number> {
  // The page watches before the key is pressed: input and scripts reach it by different ways.
  await page.evaluate(() => {
    const newest = (): string | undefined =>
      [...document.querySelectorAll<HTMLElement>('[data-message-id]')].at(-1)?.dataset['messageId'];
    const before = newest();
    const shown = new Promise<number>((resolve) => {
      let begin = performance.now();
      addEventListener(
        'keydown',
        (event) => {
          begin = event.timeStamp;
        },
        { capture: true, once: true },
      );
      const look = (): void => {
        const now = newest();
        if (now === undefined || now === before) requestAnimationFrame(look);
        else requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begin)));
      };
      look();
    });
    Reflect.set(window, 'benchShown', shown);
  });
  await page.keyboard.press(key);
  return page.evaluate(() => Reflect.get(window, 'benchShown') as Promise<number>);
}

/** The keys that lead to and fro over a list of rooms, beginning at its first one. */
export function* walk(rooms: number): Generator<'Alt+ArrowDown' | 'Alt+ArrowUp', never> {
  for (;;) {
    for (let step = 1; step < rooms; step++) yield 'Alt+ArrowDown';
    for (let step = 1; step < rooms; step++) yield 'Alt+ArrowUp';
  }
}

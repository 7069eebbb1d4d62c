import { createHash } from 'node:crypto';
import type { CDPSession, Page } from '@playwright/test';
import { firstOfLongRoom } from './build-rooms.ts';

/** As fast as somebody turns a wheel who is looking for something: five screens a second. */
const pixelsASecond = 3_000;
const loadLimitMs = 150_000;

/**
 * Turns the wheel over the messages, up for positive seconds, by real input that the compositor handles.
 * @throws Error where they have hardly moved: nothing was measured.
 */
export async function scroll(page: Page, session: CDPSession, seconds: number): Promise<void> {
  const box = await page.getByRole('log').boundingBox();
  if (box === null) throw new Error('no messages');
  const before = await distanceToEnd(page);
  await session.send('Input.synthesizeScrollGesture', {
    x: box.x + box.width / 2,
    y: box.y + box.height / 2,
    yDistance: pixelsASecond * seconds,
    speed: pixelsASecond,
    gestureSourceType: 'mouse',
    preventFling: true,
  });
  requireMoved((await distanceToEnd(page)) - before, pixelsASecond * seconds);
}

/** @throws Error where it is less than half of what was asked for: waiting for a page at the top takes less than that. */
export function requireMoved(moved: number, asked: number): void {
  if (moved / asked < 0.5)
    throw new Error(`the messages moved by ${moved.toFixed(0)} px instead of ${String(asked)}`);
}

/** Stays at the top, so that page after page comes in, until the first message is there or 150 s are over. Answers the seconds. */
export async function loadAll(page: Page): Promise<number> {
  const first = createHash('sha256').update(firstOfLongRoom).digest('hex').slice(0, 32);
  const begin = performance.now();
  await page.evaluate(
    ([id, limit]) =>
      new Promise<void>((resolve) => {
        const scroller = document.querySelector('[role="log"]');
        const giveUpAt = performance.now() + limit;
        const look = (): void => {
          scroller?.scrollTo(0, 0);
          if (document.querySelector(`[data-message-id="${id}"]`) !== null) resolve();
          else if (performance.now() > giveUpAt) resolve();
          else requestAnimationFrame(look);
        };
        look();
      }),
    [first, loadLimitMs] as const,
  );
  return (performance.now() - begin) / 1000;
}

/** Goes to the middle of everything that is loaded. */
export async function toMiddle(page: Page): Promise<void> {
  await page.evaluate(() => {
    const scroller = document.querySelector('[role="log"]');
    scroller?.scrollTo(0, scroller.scrollHeight / 2);
  });
  await page.waitForTimeout(500);
}

/** Of what is in view, in pixels: older messages that come in above change it not. */
function distanceToEnd(page: Page): Promise<number> {
  return page
    .getByRole('log')
    .evaluate(({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight);
}

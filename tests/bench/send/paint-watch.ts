import type { Page } from '@playwright/test';

/** When something happened in pages, by their text, in milliseconds of a clock that all pages of this PC share. */
export type Moments = Readonly<Record<string, number>>;

/**
 * Notes in a page when each message was painted: the frame after the one in which its bubble came into the document. And
 * when Enter was pressed over a text, by the time that the event carries.
 */
export async function watchPaints(page: Page): Promise<void> {
  await page.evaluate(() => {
    const painted: Record<string, number> = {};
    const entered: Record<string, number> = {};
    const waiting = new Map<string, () => void>();
    Reflect.set(window, 'benchMoments', { painted, entered, waiting });
    const note = (text: string): void => {
      if (text in painted) return;
      painted[text] = 0;
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => {
          painted[text] = performance.timeOrigin + performance.now();
          waiting.get(text)?.();
        };
        channel.port2.postMessage(null);
      });
    };
    // The number near the end of every message of the bench makes it findable; the time of day follows it.
    new MutationObserver(() => {
      for (const article of document.querySelectorAll('[role="article"]')) {
        const text = /bench-\d+(?=[.])/.exec(article.textContent)?.[0];
        if (text !== undefined) note(text);
      }
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
    addEventListener(
      'keydown',
      (event) => {
        const text = event.target instanceof HTMLTextAreaElement ? event.target.value : '';
        const found = /bench-\d+(?=[.])/.exec(text)?.[0];
        if (event.key === 'Enter' && found !== undefined)
          entered[found] = performance.timeOrigin + event.timeStamp;
      },
      { capture: true },
    );
  });
}

/** Resolves once a message is painted. The page tells by itself: asking again and again would be work in what is measured. */
export async function untilPainted(page: Page, text: string): Promise<void> {
  await page.evaluate((wanted) => {
    const { painted, waiting } = Reflect.get(window, 'benchMoments') as {
      readonly painted: Moments;
      readonly waiting: Map<string, () => void>;
    };
    return new Promise<void>((resolve) => {
      if ((painted[wanted] ?? 0) > 0) resolve();
      else waiting.set(wanted, resolve);
    });
  }, text);
}

/** What has been noted so far. */
export function momentsOf(page: Page): Promise<{ readonly painted: Moments; readonly entered: Moments }> {
  return page.evaluate(() => {
    const { painted, entered } = Reflect.get(window, 'benchMoments') as Record<
      'painted' | 'entered',
      Moments
    >;
    return { painted, entered };
  });
}

import type { Page } from '@playwright/test';

const keys = 40;
/** As a fast typist writes. */
const pauseMs = 60;

/** Types into the field that has the focus. Answers, for each key, the milliseconds from the key to the next frame. */
export async function typeAndMeasure(page: Page): Promise<readonly number[]> {
  await page.evaluate(() => {
    const latencies: number[] = [];
    Reflect.set(window, 'keyLatencies', latencies);
    addEventListener(
      'keydown',
      (event) => {
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => latencies.push(performance.now() - event.timeStamp);
          channel.port2.postMessage(null);
        });
      },
      { capture: true },
    );
  });
  for (let key = 0; key < keys; key++) {
    await page.keyboard.press(key % 2 === 0 ? '2' : 'Backspace');
    await page.waitForTimeout(pauseMs);
  }
  return page.evaluate(() => Reflect.get(window, 'keyLatencies') as number[]);
}

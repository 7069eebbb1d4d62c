import type { Page } from '@playwright/test';

/**
 * The least that sending can be in this runtime: a key, one request to the main process and back, a line of text, a frame.
 * Answers, for each key, the milliseconds from the key to the painted line.
 */
export async function echoAndPaint(page: Page, count: number): Promise<readonly number[]> {
  await page.evaluate(() => {
    if (Reflect.has(window, 'echoTimes')) return;
    const { empty } = window as unknown as { empty: { echo: (value: string) => Promise<string> } };
    const times: number[] = [];
    Reflect.set(window, 'echoTimes', times);
    const onEnter = async (event: KeyboardEvent): Promise<void> => {
      const line = document.createElement('p');
      line.textContent = await empty.echo('ㄱ'.repeat(20));
      document.querySelector('output')?.replaceChildren(line);
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => times.push(performance.now() - event.timeStamp);
        channel.port2.postMessage(null);
      });
    };
    addEventListener('keydown', (event) => {
      if (event.key === 'Enter') void onEnter(event);
    });
  });
  const before = await page.evaluate(() => (Reflect.get(window, 'echoTimes') as number[]).length);
  for (let key = 0; key < count; key++) {
    await page.keyboard.press('Enter');
    await page.waitForTimeout(pauseMs);
  }
  return page.evaluate((from) => (Reflect.get(window, 'echoTimes') as number[]).slice(from), before);
}

const pauseMs = 60;

import type { Page } from '@playwright/test';
import { demoStaff, testAgency } from '#tests/support/demo-staff.ts';
import { searchKey } from './key-answer.ts';

/** Three keys each. */
const names = 13;
/** As a fast typist writes. */
const pauseMs = 60;

/** What keys took, in milliseconds from each. */
export interface TypedKeys {
  /** To the next frame: whether the page itself answers. */
  readonly frames: readonly number[];
  /** To the frame with the people whom it has found, the key marked in them. */
  readonly rows: readonly number[];
}

/**
 * Types names into the field over people, which has the focus, a syllable a key as an input method hands them over. What
 * then stands in the field has never stood there: an answer that the page still has would ask nobody.
 */
export async function typeAndMeasure(page: Page): Promise<TypedKeys> {
  await page.evaluate(watchKeys);
  const session = await page.context().newCDPSession(page);
  let typed = 0;
  for (const name of unlikeNames()) {
    await page.getByRole('combobox', { name: '대화할 사람' }).selectText();
    for (const syllable of name) {
      await session.send('Input.dispatchKeyEvent', { type: 'keyDown', key: syllable, text: syllable });
      await session.send('Input.dispatchKeyEvent', { type: 'keyUp', key: syllable });
      typed += 1;
      await page.waitForFunction((count) => window.typedKeys.rows.length >= count, typed);
      await page.waitForTimeout(pauseMs);
    }
  }
  await session.detach();
  return page.evaluate(() => window.typedKeys);
}

declare global {
  interface Window {
    typedKeys: { readonly frames: number[]; readonly rows: number[] };
  }
}

/** Names of others of which no two begin alike, nor as what was looked for before. */
function unlikeNames(): readonly string[] {
  const [self] = testAgency.offered;
  const others = demoStaff
    .filter(({ id, name }) => id !== self && /^[가-힣]{3}$/.test(name) && !name.startsWith(searchKey))
    .map(({ name }) => [name.charAt(0), name] as const);
  const found = [...new Map(others).values()].slice(0, names);
  if (found.length < names) throw new Error('too few names');
  return found;
}

/** In the page. The field's status says nothing before what stands below it has been found for what stands in it. */
function watchKeys(): void {
  const typedKeys = { frames: [] as number[], rows: [] as number[] };
  window.typedKeys = typedKeys;
  let pressed = 0;
  const afterPaint = (then: () => void): void => {
    const channel = new MessageChannel();
    channel.port1.onmessage = then;
    channel.port2.postMessage(null);
  };
  const isAnswered = (): boolean => {
    const box = document.querySelector('[role="dialog"]');
    const status = box?.querySelector('[role="status"]')?.textContent ?? '';
    return status !== '' && box?.querySelector('[role="option"] mark') !== null;
  };
  const look = (): void => {
    requestAnimationFrame(() => {
      if (isAnswered()) afterPaint(() => typedKeys.rows.push(performance.now() - pressed));
      else look();
    });
  };
  addEventListener(
    'keydown',
    ({ timeStamp }) => {
      pressed = timeStamp;
      requestAnimationFrame(() => {
        afterPaint(() => typedKeys.frames.push(performance.now() - timeStamp));
      });
    },
    { capture: true },
  );
  // The page has drawn nothing for the key before its text is there.
  addEventListener('input', look, { capture: true });
}

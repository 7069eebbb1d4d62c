import type { Page } from '@playwright/test';
import { demoStaff, testAgency } from '#tests/support/demo-staff.ts';
import type { TypedKey } from './disturbed-keys.ts';
import { searchKey } from './key-answer.ts';

/** At least; three keys each. */
const names = 13;
/** As a fast typist writes. */
const pauseMs = 60;

/**
 * Types names into the field over people, which has the focus, a syllable a key as an input method hands them over. What
 * then stands in the field has never stood there, or the key is not counted: an answer that the page still has would ask
 * nobody. Goes on as long as it is to.
 */
export async function typeAndMeasure(
  page: Page,
  goesOn: () => boolean = () => false,
): Promise<readonly TypedKey[]> {
  await page.evaluate(watchKeys);
  const session = await page.context().newCDPSession(page);
  const pressed: number[] = [];
  const known = new Set<string>();
  const repeated = new Set<number>();
  for (const [index, name] of unlikeNames().entries()) {
    if (index >= names && !goesOn()) break;
    await page.getByRole('combobox', { name: '대화할 사람' }).selectText();
    for (const [position, syllable] of [...name].entries()) {
      const content = name.slice(0, position + 1);
      if (known.has(content)) repeated.add(pressed.length);
      known.add(content);
      pressed.push(performance.now());
      await session.send('Input.dispatchKeyEvent', { type: 'keyDown', key: syllable, text: syllable });
      await session.send('Input.dispatchKeyEvent', { type: 'keyUp', key: syllable });
      await page.waitForFunction((count) => window.typedKeys.rows.length >= count, pressed.length);
      await page.waitForTimeout(pauseMs);
    }
  }
  await session.detach();
  const { frames, rows } = await page.evaluate(() => window.typedKeys);
  return pressed
    .map((moment, index) => ({ pressed: moment, frame: frames[index] ?? 0, rows: rows[index] ?? 0 }))
    .filter((_key, index) => !repeated.has(index));
}

declare global {
  interface Window {
    typedKeys: { readonly frames: number[]; readonly rows: number[] };
  }
}

/** Names of others, none of which begins as what was looked for before; of the first ones no two begin alike. */
function unlikeNames(): readonly string[] {
  const [self] = testAgency.offered;
  const others = demoStaff
    .filter(({ id, name }) => id !== self && /^[가-힣]{3}$/.test(name) && !name.startsWith(searchKey))
    .map(({ name }) => name);
  const unlike = [...new Map(others.map((name) => [name.charAt(0), name])).values()];
  if (unlike.length < names) throw new Error('too few names');
  return [...new Set([...unlike, ...others])];
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

import { EventEmitter } from 'node:events';
import type { WebContents } from 'electron';
import { expect, test, vi } from 'vitest';
import { LastSaving } from '#shell/windows/last-saving.ts';

const longMs = 5_000;

class FakePage extends EventEmitter {
  static #made = 0;
  readonly id = ++FakePage.#made;
  loads = false;
  isLoading = (): boolean => this.loads;
  isCrashed = (): boolean => false;
}

function pagesOf(count: number): {
  readonly fakes: readonly FakePage[];
  readonly pages: readonly WebContents[];
} {
  const fakes = Array.from({ length: count }, () => new FakePage());
  return { fakes, pages: fakes as unknown as readonly WebContents[] };
}

/** Whether it is over by now. */
async function isOver(work: Promise<void>): Promise<boolean> {
  return Promise.race([
    work.then(() => true),
    new Promise<false>((resolve) => setTimeout(() => resolve(false), 20)),
  ]);
}

test('all pages are told, and waited for until each has saved or is gone', async () => {
  const { fakes, pages } = pagesOf(3);
  const tell = vi.fn();
  const saving = new LastSaving(tell);
  const work = saving.ask(pages, longMs);
  expect(tell).toHaveBeenCalledExactlyOnceWith(pages);
  saving.saved(fakes[0]?.id ?? 0);
  fakes[1]?.emit('destroyed');
  expect(await isOver(work)).toBe(false);
  fakes[2]?.emit('render-process-gone');
  expect(await isOver(work)).toBe(true);
});

test('a page that hangs is waited for no longer than the limit, and one that loads has nothing', async () => {
  const { fakes, pages } = pagesOf(1);
  const saving = new LastSaving(() => undefined);
  expect(await isOver(saving.ask(pages, 1))).toBe(true);
  for (const fake of fakes) fake.loads = true;
  expect(await isOver(saving.ask(pages, longMs))).toBe(true);
});

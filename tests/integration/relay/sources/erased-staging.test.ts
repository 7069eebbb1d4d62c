import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { ImportedDirectory } from '#tests/support/imported-directory.ts';

const erasedAtOnce = 2_000;

test('what was staged is erased in steps, between which others are served', async () => {
  const directory = new ImportedDirectory();
  const people = Array.from({ length: 3 * erasedAtOnce }, (_, index) => `p${String(index)},직원`);
  let isDone = false;
  const work = directory.csv(['id,name', ...people].join('\n')).finally(() => {
    isDone = true;
  });
  const seen: number[] = [];
  for (; !isDone; await setImmediate()) seen.push(directory.staged());
  expect(await work).toMatchObject({ difference: { people: { added: people.length } } });
  const erased = seen.map((count, index) => (seen[index - 1] ?? 0) - count);
  expect(Math.max(...seen)).toBe(2 * people.length);
  expect(Math.max(...erased)).toBe(erasedAtOnce);
  expect(directory.staged()).toBe(0);
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Page } from '#build/electron-standin/page/page.ts';
import { postToPage } from '#build/electron-standin/page/post-to-page.ts';

interface Command {
  readonly method: string;
  readonly parameters: { readonly files?: readonly string[] };
}

/** A page whose protocol is noted; what it is given as a file is read as Chromium would. */
function notedPage() {
  const commands: Command[] = [];
  const received: string[] = [];
  const send = (method: string, parameters: Command['parameters']): Promise<unknown> => {
    commands.push({ method, parameters });
    for (const file of parameters.files ?? []) received.push(readFileSync(file, 'utf8'));
    return Promise.resolve({ result: { objectId: 'inbox' } });
  };
  const page = { isolatedContext: 1, target: { session: { closed: false, send, post: send } } };
  return { page: page as unknown as Page, commands, received };
}

const answer = (length: number) => ({ type: 'reply', id: 1, value: 'x'.repeat(length) }) as const;
const bytesOf = (commands: readonly Command[]): number => JSON.stringify(commands).length;
/** More than the few steps of a file take, and far less than what goes as one. */
const few = 4_096;

test('a big answer goes to the page as a file, and nothing of it over the protocol', async () => {
  const { page, commands, received } = notedPage();
  postToPage(page, answer(3_000_000));
  await expect.poll(() => received).toEqual([JSON.stringify(answer(3_000_000))]);
  expect(commands.map(({ method }) => method)).toContain('DOM.setFileInputFiles');
  expect(bytesOf(commands)).toBeLessThan(few);
});

test('a small one goes over the protocol, which is quicker, and does not overtake a big one', async () => {
  const { page, commands } = notedPage();
  postToPage(page, answer(10));
  expect(commands.map(({ method }) => method)).toEqual(['Runtime.callFunctionOn']);
  postToPage(page, answer(200_000));
  postToPage(page, answer(20));
  expect(commands).toHaveLength(1);
  await expect.poll(() => commands.at(-1)?.method).toBe('Runtime.callFunctionOn');
  const order = commands.map(({ method }) => method);
  expect(order.indexOf('DOM.setFileInputFiles')).toBeLessThan(order.lastIndexOf('Runtime.callFunctionOn'));
  expect(bytesOf(commands)).toBeLessThan(few);
});

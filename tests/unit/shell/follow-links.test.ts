import { EventEmitter } from 'node:events';
import { afterEach, expect, test, vi } from 'vitest';
import type { ShellText } from '#shell/texts.ts';

const app = new EventEmitter();
const warnings: (() => void)[] = [];
vi.mock('electron', () => ({
  app,
  dialog: { showMessageBox: () => new Promise<void>((resolve) => warnings.push(resolve)) },
}));
const { LinkInbox } = await import('#shell/desktop/link-inbox.ts');
const { followLinks } = await import('#shell/follow-links.ts');

const text: ShellText = (key) => key;

afterEach(() => {
  app.removeAllListeners();
  warnings.length = 0;
});

function started(...args: readonly string[]) {
  const links = new LinkInbox(['narae', ...args]);
  const happened: unknown[] = [];
  const windows = {
    go: (destination: unknown) => void happened.push(destination),
    reveal: () => void happened.push('reveal'),
  };
  let refused = 0;
  return {
    happened,
    refused: () => refused,
    compose: () => {
      followLinks(links, windows, text, () => {
        refused++;
      });
    },
  };
}

function startAgain(...args: readonly string[]): void {
  app.emit('second-instance', {}, ['narae', ...args]);
}

test('what comes before the app is composed waits, in its order', () => {
  const { happened, compose } = started('narae:about');
  let isPrevented = false;
  app.emit('open-url', { preventDefault: () => (isPrevented = true) }, 'narae:settings');
  startAgain('narae:people');
  startAgain('--profile=b');
  expect(isPrevented).toBe(true);
  expect(happened).toEqual([]);
  compose();
  const waited = ['about', 'settings', 'people'].map((page) => ({ kind: 'page', page }));
  expect(happened).toEqual([...waited, 'reveal']);
  startAgain('narae:shortcuts');
  expect(happened.at(-1)).toEqual({ kind: 'page', page: 'shortcuts' });
});

test('a start without a link of its own reveals nothing by itself', () => {
  const { happened, compose } = started('--hidden');
  compose();
  expect(happened).toEqual([]);
});

test('a later start by the session reveals nothing, one with a link is followed all the same', () => {
  const { happened, compose } = started();
  startAgain('--hidden');
  compose();
  startAgain('--profile=b', '--hidden');
  expect(happened).toEqual([]);
  startAgain('--hidden', 'narae:settings');
  startAgain();
  expect(happened).toEqual([{ kind: 'page', page: 'settings' }, 'reveal']);
});

test('many links that lead nowhere are told of once, and again when that has been read', async () => {
  const { happened, refused, compose } = started();
  compose();
  for (let time = 0; time < 20; time++) startAgain('narae:delete-everything');
  expect(warnings).toHaveLength(1);
  expect(refused()).toBe(20);
  warnings[0]?.();
  await vi.waitFor(() => {
    startAgain('narae:delete-everything');
    expect(warnings).toHaveLength(2);
  });
  expect(happened).toEqual([]);
});

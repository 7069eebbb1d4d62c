import { EventEmitter } from 'node:events';
import type { BrowserWindow, MessageBoxOptions } from 'electron';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { personId } from '#shared/model/ids.ts';
import type { ShellText } from '#shell/texts.ts';

const app = new EventEmitter();
const warnings: (() => void)[] = [];
/** What was asked in which window, and how the person answers: the number of a button. */
const questions: {
  readonly window: object | null;
  readonly options: MessageBoxOptions;
  readonly answer: (button: number) => void;
}[] = [];
vi.mock('electron', () => ({
  app,
  dialog: {
    showMessageBox: (...given: readonly [object, MessageBoxOptions] | readonly [MessageBoxOptions]) =>
      new Promise((resolve) => {
        const [window, options] = given.length === 2 ? given : [null, given[0]];
        if (options.type !== 'question') warnings.push(() => resolve({ response: 0 }));
        else questions.push({ window, options, answer: (response) => resolve({ response }) });
      }),
  },
}));
const { LinkInbox } = await import('#shell/desktop/link-inbox.ts');
const { followLinks } = await import('#shell/follow-links.ts');

const text: ShellText = (key, values) => [key, ...Object.values(values ?? {})].join(' ');

const person = { kind: 'person', person: personId('p-0001') };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
  questions.length = 0;
  app.removeAllListeners();
  warnings.length = 0;
});

function started(...args: readonly string[]) {
  const links = new LinkInbox(['narae', ...args]);
  const happened: unknown[] = [];
  const windows = {
    goByLink: (destination: unknown) => void happened.push(destination),
    reveal: () => void happened.push('reveal'),
    isInUse: false,
    focused: null as BrowserWindow | null,
  };
  const failures: unknown[] = [];
  let refused = 0;
  return {
    happened,
    failures,
    windows,
    refused: () => refused,
    compose: () => {
      followLinks(links, {
        windows,
        nameOf: ({ kind }) =>
          kind === 'conversation'
            ? Promise.reject(new Error())
            : Promise.resolve(kind === 'page' ? null : 'Q'),
        text,
        onRefused: () => {
          refused++;
        },
        onFailure: (error) => failures.push(error),
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

test('whoever works in Narae is asked in their window before a link leads away, and Enter says no', async () => {
  const { happened, windows, failures, compose } = started();
  compose();
  windows.isInUse = true;
  const window = {} as BrowserWindow;
  windows.focused = window;
  startAgain('narae:person/p-0001');
  await vi.waitFor(() => {
    expect(questions).toHaveLength(1);
  });
  const [question] = questions;
  expect(question?.window).toBe(window);
  expect(question?.options).toMatchObject({
    message: 'shell.link.conversation.title Q',
    buttons: ['shell.link.open', 'app.cancel'],
    defaultId: 1,
    cancelId: 1,
  });
  expect(happened).toEqual([]);
  question?.answer(0);
  await vi.waitFor(() => {
    expect(happened).toEqual([person]);
  });
  expect(failures).toEqual([]);
});

test('a text left unsent asks too, without a window; who it is for may be unknown', async () => {
  const { windows, compose } = started();
  compose();
  windows.isInUse = true;
  startAgain('narae:conversation/direct:01');
  await vi.waitFor(() => {
    expect(questions).toMatchObject([{ window: null, options: { message: 'shell.link.inside.title' } }]);
  });
});

test('a page that follows links by itself asks once, and less and less often after a no', async () => {
  const { happened, windows, compose } = started();
  compose();
  windows.isInUse = true;
  const fire = async (): Promise<number> => {
    for (let time = 0; time < 50; time++) startAgain('narae:person/p-0001');
    await new Promise(setImmediate);
    const asked = questions.length;
    for (const question of questions.splice(0)) question.answer(1);
    await new Promise(setImmediate);
    return asked;
  };
  expect([await fire(), await fire()]).toEqual([1, 0]);
  vi.advanceTimersByTime(3_001);
  expect([await fire(), await fire()]).toEqual([1, 0]);
  vi.advanceTimersByTime(3_001);
  expect(await fire()).toBe(0);
  vi.advanceTimersByTime(3_001);
  expect(await fire()).toBe(1);
  expect(happened).toEqual([]);
});

import type { WebContents } from 'electron';
import { expect, test, vi } from 'vitest';
import type { ShellText } from '#shell/texts.ts';

const questions: ((answer: { readonly response: number }) => void)[] = [];
const opened: string[] = [];
const said: string[] = [];
vi.mock('electron', () => ({
  // In these tests a page is its own window.
  BrowserWindow: { fromWebContents: (contents: object) => contents },
  dialog: {
    showMessageBox: (_window: unknown, { message }: { readonly message: string }) => {
      said.push(message);
      return new Promise((resolve) => questions.push(resolve));
    },
  },
  shell: {
    openExternal: (url: string) =>
      url.startsWith('https://broken.') ? Promise.reject(new Error()) : Promise.resolve(opened.push(url)),
  },
}));
const { externalAddress, openExternally } = await import('#shell/windows/external-links.ts');

test('only https leads out, and the host is told as the browser will reach it', () => {
  expect(externalAddress('https://www.gov.kr/search?a=1')?.host).toBe('www.gov.kr');
  // A Cyrillic letter in the name of a host.
  expect(externalAddress('https://www.gоv.kr/')?.host).toMatch(/^www\.xn--/);
});

test.each([
  'http://www.gov.kr/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'ms-msdt:/id',
  'app://bundle/index.html',
  'narae:settings',
  'https://www.gov.kr@evil.example/',
  'https://user:secret@www.gov.kr/',
  'www.gov.kr',
  '',
])('%s leads nowhere', (url) => {
  expect(externalAddress(url)).toBeNull();
});

test('a window asks one question at a time, however many addresses its page wants to open', async () => {
  const text: ShellText = (key) => key;
  const [one, other] = [{}, {}] as WebContents[];
  const ask = (page: WebContents | undefined, path: string): Promise<void> =>
    openExternally(new URL(path, 'https://www.gov.kr'), page as WebContents, text);
  const first = ask(one, '/1');
  const dropped = Array.from({ length: 60 }, (_, index) => ask(one, `/dropped/${String(index)}`));
  const elsewhere = ask(other, '/2');
  expect(questions).toHaveLength(2);
  for (const answer of questions.splice(0)) answer({ response: 0 });
  await Promise.all([first, ...dropped, elsewhere]);
  expect(opened).toEqual(['https://www.gov.kr/1', 'https://www.gov.kr/2']);

  const again = ask(one, '/3');
  for (const answer of questions.splice(0)) answer({ response: 1 });
  await again;
  expect(opened).toHaveLength(2);
});

test('a page that goes on after a no is asked about less and less often, until the person says yes', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const page = {} as WebContents;
  /** How many questions come of many addresses. */
  const flood = async (response: number): Promise<number> => {
    const asked = Array.from({ length: 50 }, () =>
      openExternally(new URL('https://a.kr'), page, (key) => key),
    );
    const { length } = questions;
    for (const answer of questions.splice(0)) answer({ response });
    await Promise.all(asked);
    return length;
  };
  const counts: number[] = [];
  for (let second = 0; second < 30; second++) {
    counts.push(await flood(1));
    vi.advanceTimersByTime(1_000);
  }
  expect(counts.flatMap((count, second) => (count === 0 ? [] : [second]))).toEqual([0, 3, 9, 21]);
  vi.advanceTimersByTime(60_000);
  expect([await flood(0), await flood(0)]).toEqual([1, 1]);
  vi.useRealTimers();
});

test('whoever said yes is told where the system opens nothing, and the next address is asked about again', async () => {
  const page = {} as WebContents;
  said.length = 0;
  const asked = openExternally(new URL('https://broken.kr'), page, (key) => key);
  questions.pop()?.({ response: 0 });
  await vi.waitFor(() => {
    expect(said).toEqual(['shell.link.title', 'shell.link.failed.title']);
  });
  questions.pop()?.({ response: 0 });
  await expect(asked).rejects.toThrow();
  void openExternally(new URL('https://www.gov.kr'), page, (key) => key);
  expect(said).toHaveLength(3);
});

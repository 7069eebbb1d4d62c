import { afterEach, expect, test, vi } from 'vitest';
import { parseLink } from '#shell/desktop/deep-link.ts';

const lists: Electron.Task[][] = [];
vi.mock('electron', () => ({ app: { setUserTasks: (tasks: Electron.Task[]) => lists.push(tasks) } }));
const { offerTasks } = await import('#shell/desktop/jump-list.ts');
const { shellTexts } = await import('#shell/texts.ts');

const platform = Object.getOwnPropertyDescriptor(process, 'platform');
afterEach(() => {
  if (platform !== undefined) Object.defineProperty(process, 'platform', platform);
  lists.length = 0;
});

test('on Windows each task starts this program with a link that leads somewhere', () => {
  Object.defineProperty(process, 'platform', { value: 'win32' });
  offerTasks(
    shellTexts(() => 'ko'),
    [],
  );
  offerTasks(
    shellTexts(() => 'en'),
    ['--profile=b'],
  );
  const [tasks = []] = lists;
  expect(tasks.map(({ title }) => title)).toEqual(['새 대화', '설정']);
  expect(lists[1]?.map(({ title }) => title)).toEqual(['New chat', 'Settings']);
  for (const { program, iconPath } of tasks)
    expect([program, iconPath]).toEqual(Array(2).fill(process.execPath));
  expect(lists[1]?.map((task) => task.arguments)).toEqual([
    '--profile=b narae:people',
    '--profile=b narae:settings',
  ]);
  expect(tasks.map((task) => parseLink(task.arguments))).toEqual([
    { kind: 'page', page: 'people' },
    { kind: 'page', page: 'settings' },
  ]);
});

test('elsewhere there is none', () => {
  Object.defineProperty(process, 'platform', { value: 'linux' });
  offerTasks(
    shellTexts(() => 'ko'),
    [],
  );
  expect(lists).toEqual([]);
});

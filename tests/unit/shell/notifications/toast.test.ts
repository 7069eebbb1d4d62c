import { EventEmitter } from 'node:events';
import { afterEach, expect, test, vi } from 'vitest';
import { conversationId } from '#shared/model/ids.ts';

const made: { readonly given: Readonly<Record<string, unknown>>; readonly calls: string[] }[] = [];
class FakeNotification extends EventEmitter {
  readonly #calls: string[] = [];
  constructor(given: Readonly<Record<string, unknown>>) {
    super();
    made.push({ given, calls: this.#calls });
  }
  show(): void {
    this.#calls.push('show');
  }
  close(): void {
    this.#calls.push('close');
  }
}
vi.mock('electron', () => ({ Notification: FakeNotification }));
const { showToast } = await import('#shell/notifications/toast.ts');

const platform = Object.getOwnPropertyDescriptor(process, 'platform');
afterEach(() => {
  if (platform !== undefined) Object.defineProperty(process, 'platform', platform);
  made.length = 0;
});

const toast = {
  conversation: conversationId('direct:01'),
  title: '연구개발<R&D>과',
  body: '<b>급함</b> R&D 예산 & 계획 &lt;초안&gt;',
  canReply: true,
};
const actions = { open: () => undefined, reply: () => undefined, refused: () => undefined };

test('a toast is shown at once, in the group of its conversation, and goes when it is taken away', () => {
  const shown = showToast(toast, (key) => key, actions);
  expect(made).toMatchObject([{ given: { groupId: 'direct:01', hasReply: true }, calls: ['show'] }]);
  shown.close();
  expect(made[0]?.calls).toEqual(['show', 'close']);
});

test.each([
  ['win32', toast.body],
  ['darwin', toast.body],
  ['linux', '&lt;b&gt;급함&lt;/b&gt; R&amp;D 예산 &amp; 계획 &amp;lt;초안&amp;gt;'],
])('on %s a text is read as it was written, whatever it holds', (name, body) => {
  Object.defineProperty(process, 'platform', { value: name });
  showToast(toast, (key) => key, actions);
  expect(made[0]?.given).toMatchObject({ title: toast.title, body });
});

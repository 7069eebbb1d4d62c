import { expect, test, vi } from 'vitest';
import { app, dialog } from '#tests/unit/electron-by-hand.ts';

vi.mock('electron', () => import('#tests/unit/electron-by-hand.ts'));
const { refuseSwitch } = await import('#shell/start-failure.ts');

test('an installed program that ends for a switch says so to the person, not only to a terminal', () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  refuseSwitch('--remote-debugging-port', 'ko');
  refuseSwitch('--remote-debugging-port', 'en');
  expect(dialog.showErrorBox.mock.calls).toEqual([
    [
      '나래톡을 시작하지 못했습니다',
      '설치된 나래톡에서는 이 실행 옵션을 쓸 수 없습니다: --remote-debugging-port',
    ],
    ['Narae could not start', 'An installed Narae does not take this option: --remote-debugging-port'],
  ]);
  expect(app.exit.mock.calls).toEqual([[64], [64]]);
});

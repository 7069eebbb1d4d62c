import { EventEmitter } from 'node:events';
import type { MenuItemConstructorOptions } from 'electron';
import { expect, test, vi } from 'vitest';

/** As much of the icon beside the clock as the shell asks of it. */
class FakeTray extends EventEmitter {
  image: unknown;
  toolTip = '';
  menu: readonly MenuItemConstructorOptions[] = [];
  constructor(image: unknown) {
    super();
    this.image = image;
    icons.push(this);
  }
  setImage(image: unknown): void {
    this.image = image;
  }
  setToolTip(text: string): void {
    this.toolTip = text;
  }
  setContextMenu(menu: readonly MenuItemConstructorOptions[]): void {
    this.menu = menu;
  }
}

const icons: FakeTray[] = [];
vi.mock('electron', () => ({
  Tray: FakeTray,
  Menu: { buildFromTemplate: (template: readonly MenuItemConstructorOptions[]) => template },
  nativeImage: {
    createEmpty: () => {
      const image: { readonly pictures: unknown[]; addRepresentation?: (picture: unknown) => void } = {
        pictures: [],
      };
      image.addRepresentation = (picture) => image.pictures.push(picture);
      return image;
    },
  },
}));
const { TrayIcon } = await import('#shell/desktop/tray.ts');
const { shellTexts } = await import('#shell/texts.ts');

function shown(language: 'ko' | 'en') {
  const done: string[] = [];
  const tray = new TrayIcon(
    shellTexts(() => language),
    {
      open: () => done.push('open'),
      settings: () => done.push('settings'),
      quit: () => done.push('quit'),
    },
  );
  const icon = icons.at(-1);
  if (icon === undefined) throw new Error('no icon');
  return { tray, icon, done };
}

test('the menu opens the window, leads to the settings and ends the program; a click opens the window', () => {
  const { icon, done } = shown('ko');
  expect(icon.menu.map(({ label, type }) => label ?? type)).toEqual([
    '나래톡 열기',
    '설정',
    'separator',
    '나래톡 종료',
  ]);
  for (const { click } of icon.menu as readonly { readonly click?: () => void }[]) click?.();
  icon.emit('click');
  expect(done).toEqual(['open', 'settings', 'quit', 'open']);
});

test('the icon and its name say whether something is unread, and how much', () => {
  const { tray, icon } = shown('ko');
  expect(icon.toolTip).toBe('나래톡');
  const plain = JSON.stringify(icon.image);
  tray.setUnread(12);
  expect(icon.toolTip).toBe('나래톡 - 안 읽은 메시지 12개');
  const withDot = JSON.stringify(icon.image);
  expect(withDot).not.toBe(plain);
  for (const image of [plain, withDot]) expect(image.match(/data:image\/png;base64,/g)).toHaveLength(2);
  tray.setUnread(0);
  expect([icon.toolTip, JSON.stringify(icon.image)]).toEqual(['나래톡', plain]);
  expect(shown('en').icon.toolTip).toBe('Narae');
});

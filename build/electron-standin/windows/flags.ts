import type { BrowserWindowConstructorOptions } from 'electron';
import type { WindowState } from './window-state.ts';

/** Properties of a window that are remembered but that a plain Chromium window does not have. */
export function flagMembers(core: WindowState): Partial<Electron.BrowserWindow> {
  const { options } = core;
  const members: Partial<Electron.BrowserWindow> = {};
  for (const [property, setter, getter, option, initially] of FLAGS) {
    let value = (options[option] as boolean | undefined) ?? initially;
    const get = (): boolean => value;
    const set = (changed: boolean): void => void (value = changed);
    Object.defineProperty(members, property, { get, set, enumerable: true, configurable: true });
    Object.assign(members, { [setter]: set, [getter]: get });
  }
  return members;
}

type Flag = [
  property: keyof Electron.BrowserWindow,
  setter: keyof Electron.BrowserWindow,
  getter: keyof Electron.BrowserWindow,
  option: keyof BrowserWindowConstructorOptions,
  initially: boolean,
];

const FLAGS: Flag[] = [
  ['resizable', 'setResizable', 'isResizable', 'resizable', true],
  ['movable', 'setMovable', 'isMovable', 'movable', true],
  ['minimizable', 'setMinimizable', 'isMinimizable', 'minimizable', true],
  ['maximizable', 'setMaximizable', 'isMaximizable', 'maximizable', true],
  ['closable', 'setClosable', 'isClosable', 'closable', true],
  ['focusable', 'setFocusable', 'isFocusable', 'focusable', true],
  ['fullScreenable', 'setFullScreenable', 'isFullScreenable', 'fullscreenable', true],
  ['autoHideMenuBar', 'setAutoHideMenuBar', 'isMenuBarAutoHide', 'autoHideMenuBar', false],
  ['kiosk', 'setKiosk', 'isKiosk', 'kiosk', false],
  ['shadow', 'setHasShadow', 'hasShadow', 'hasShadow', true],
];

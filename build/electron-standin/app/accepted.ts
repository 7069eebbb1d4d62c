import type { App, LoginItemSettings } from 'electron';
import { switches } from '../core/switches.ts';
import { getApplicationMenu, setApplicationMenu } from '../modules/window-menus.ts';

/** Calls that concern the desktop around the app. They are accepted; where they can be read back, they are. */
export function acceptedAppMembers(): Partial<App> {
  const protocols = new Set<string>();
  let badgeCount = 0;
  let openAtLogin = false;
  let accessibility = false;
  const loginItem = (): LoginItemSettings => ({ ...NO_LOGIN_ITEM, openAtLogin });
  return {
    get applicationMenu(): Electron.Menu | null {
      return getApplicationMenu();
    },
    set applicationMenu(menu: Electron.Menu | null) {
      setApplicationMenu(menu);
    },
    get badgeCount() {
      return badgeCount;
    },
    set badgeCount(count) {
      badgeCount = count;
    },
    getBadgeCount: () => badgeCount,
    setBadgeCount(count = 0) {
      badgeCount = count;
      return true;
    },
    get accessibilitySupportEnabled() {
      return accessibility;
    },
    set accessibilitySupportEnabled(value) {
      accessibility = value;
    },
    isAccessibilitySupportEnabled: () => accessibility,
    setAccessibilitySupportEnabled: (enabled) => void (accessibility = enabled),
    getLoginItemSettings: loginItem,
    setLoginItemSettings: (settings) => void (openAtLogin = settings.openAtLogin ?? false),
    setAsDefaultProtocolClient(protocol) {
      protocols.add(protocol);
      return true;
    },
    removeAsDefaultProtocolClient: (protocol) => protocols.delete(protocol),
    isDefaultProtocolClient: (protocol) => protocols.has(protocol),
    disableHardwareAcceleration: () => switches.append('disable-gpu'),
    isHardwareAccelerationEnabled: () => !switches.has('disable-gpu'),
    // Every window is sandboxed anyway.
    enableSandbox: () => {},
    setAppUserModelId: () => {},
    setDesktopName: () => {},
    setToastActivatorCLSID: () => {},
    setUserTasks: () => true,
    addRecentDocument: () => {},
    clearRecentDocuments: () => {},
    setAboutPanelOptions: () => {},
    setProxy: () => Promise.resolve(),
    resolveProxy: () => Promise.resolve('DIRECT'),
  };
}

const NO_LOGIN_ITEM: Omit<LoginItemSettings, 'openAtLogin'> = {
  wasOpenedAtLogin: false,
  status: 'not-registered',
  executableWillLaunchAtLogin: false,
  launchItems: [],
};

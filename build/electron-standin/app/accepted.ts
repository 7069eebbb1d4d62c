import type { App } from 'electron';
import { app } from '../core/app-object.ts';
import { note } from '../core/records.ts';
import { switches } from '../core/switches.ts';
import { getApplicationMenu, setApplicationMenu } from '../modules/window-menus.ts';

/** Calls that concern the desktop around the app. They are noted, and read back where Electron can. */
export function acceptedAppMembers(): Partial<App> {
  const protocols = new Set<string>();
  let badgeCount = 0;
  let accessibility = false;
  let toastActivator = '';
  const noted =
    (name: string) =>
    (value: unknown): void =>
      note(app, name, value);
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
    setAsDefaultProtocolClient(protocol) {
      protocols.add(protocol);
      return true;
    },
    removeAsDefaultProtocolClient: (protocol) => protocols.delete(protocol),
    isDefaultProtocolClient: (protocol) => protocols.has(protocol),
    disableHardwareAcceleration: () => switches.append('disable-gpu'),
    isHardwareAccelerationEnabled: () => !switches.has('disable-gpu'),
    // Every window is sandboxed anyway; Electron notes it on the command line.
    enableSandbox: () => switches.append('enable-sandbox'),
    setAppUserModelId: noted('appUserModelId'),
    setDesktopName: noted('desktopName'),
    get toastActivatorCLSID() {
      return toastActivator;
    },
    setToastActivatorCLSID: (id) => void (toastActivator = id),
    setUserTasks(tasks) {
      note(app, 'userTasks', tasks);
      return true;
    },
    setJumpList(categories) {
      note(app, 'jumpList', categories);
      return 'ok';
    },
    getJumpListSettings: () => ({ minItems: 10, removedItems: [] }),
    addRecentDocument: noted('recentDocument'),
    clearRecentDocuments: () => note(app, 'recentDocument', undefined),
    setAboutPanelOptions: noted('aboutPanelOptions'),
    showAboutPanel: () => note(app, 'aboutPanelShown', true),
    setProxy: () => Promise.resolve(),
    resolveProxy: () => Promise.resolve('DIRECT'),
  };
}

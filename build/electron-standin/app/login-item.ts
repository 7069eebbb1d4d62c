import { isDeepStrictEqual } from 'node:util';
import type { App, LaunchItems, LoginItemSettings, Settings } from 'electron';

/** Starting with the computer: remembered until the process ends, by the rules of Windows. */
export function loginItemMembers(): Partial<App> {
  let registered: LaunchItems | undefined;
  return {
    setLoginItemSettings: (settings) => void (registered = settings.openAtLogin ? item(settings) : undefined),
    getLoginItemSettings(options = {}) {
      // Windows finds the entry only by the path and the arguments that it was made with.
      const { path, args } = item(options);
      const openAtLogin = registered?.path === path && isDeepStrictEqual(registered.args, args);
      return settingsOf(openAtLogin, registered);
    },
  };
}

function item({
  name = 'electron',
  path = process.execPath,
  args = [],
  enabled = true,
}: Settings): LaunchItems {
  return { name, path, args, scope: 'user', enabled };
}

function settingsOf(openAtLogin: boolean, registered: LaunchItems | undefined): LoginItemSettings {
  return {
    openAtLogin,
    wasOpenedAtLogin: false,
    status: openAtLogin ? 'enabled' : 'not-registered',
    executableWillLaunchAtLogin: registered?.enabled ?? false,
    launchItems: registered ? [registered] : [],
  };
}

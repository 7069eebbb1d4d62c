import { absentClass, absentModule } from '../core/absent.ts';
import { app } from '../core/app-object.ts';
import { implementApp } from '../app/members.ts';
import { control } from '../control/control.ts';
import { ipcMainHub } from '../ipc/ipc-main.ts';
import { clipboard } from '../modules/clipboard.ts';
import { ClipboardItem } from '../modules/clipboard-item.ts';
import { crashReporter } from '../modules/crash-reporter.ts';
import { dialog } from '../modules/dialog.ts';
import { Menu, MenuItem } from '../modules/menu.ts';
import { nativeImage } from '../image/native-image.ts';
import { nativeTheme } from '../modules/native-theme.ts';
import { net } from '../modules/net.ts';
import { Notification } from '../modules/notification.ts';
import { powerMonitor, powerSaveBlocker } from '../modules/power.ts';
import { safeStorage } from '../modules/safe-storage.ts';
import { screen } from '../modules/screen.ts';
import { shell } from '../modules/shell.ts';
import { globalShortcut } from '../modules/shortcuts.ts';
import { Tray } from '../modules/tray.ts';
import { utilityProcess } from '../modules/utility-process.ts';
import { webContents } from '../page/web-contents.ts';
import { protocol } from '../schemes/protocol.ts';
import { session } from '../session/session.ts';
import { BaseWindow } from '../windows/base-window.ts';
import { BrowserWindow } from '../windows/browser-window.ts';

type ElectronExports = typeof Electron.Main & typeof Electron.Common;

implementApp();

/** What `require('electron')` gives in the main process. A module of electron.d.ts missing here is a type error. */
export const electronExports: ElectronExports = {
  app,
  BaseWindow,
  BrowserWindow,
  clipboard,
  crashReporter,
  dialog,
  globalShortcut,
  ipcMain: ipcMainHub.ipc,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  Tray,
  utilityProcess,
  webContents,

  autoUpdater: absentModule('autoUpdater', 'AutoUpdater'),
  contentTracing: absentModule('contentTracing', 'ContentTracing'),
  desktopCapturer: absentModule('desktopCapturer', 'DesktopCapturer'),
  inAppPurchase: absentModule('inAppPurchase', 'InAppPurchase'),
  netLog: absentModule('netLog', 'NetLog'),
  pushNotifications: absentModule('pushNotifications', 'PushNotifications'),
  sharedTexture: absentModule('sharedTexture', 'SharedTexture'),
  systemPreferences: absentModule('systemPreferences', 'SystemPreferences'),
  webFrameMain: absentClass('webFrameMain'),
  BrowserView: absentClass('BrowserView'),
  ClipboardItem,
  ImageView: absentClass('ImageView'),
  IpcMainServiceWorker: absentClass('IpcMainServiceWorker'),
  MessageChannelMain: absentClass('MessageChannelMain'),
  ShareMenu: absentClass('ShareMenu'),
  TouchBar: absentClass('TouchBar'),
  View: absentClass('View'),
  WebContentsView: absentClass('WebContentsView'),
  WebSocket: absentClass('WebSocket'),
};

// For tests of the stand-in only; not enumerable, so that nobody finds it by looking around.
Object.defineProperty(electronExports, '__standin', { value: control });

import { expect, type ElectronApplication, type Page } from '@playwright/test';
import { windowOf, type WithControl } from './launch-sample.ts';
import { test } from './shared-sample.ts';

// What an app asks of the desktop. The stand-in shows nothing of it, so its own records and hands are tested with it.
let app: ElectronApplication;
let page: Page;

test.beforeAll(({ sample }) => {
  ({ app, page } = sample);
});

test.beforeEach(() =>
  app.evaluate(() => {
    facts.events.length = 0;
  }),
);

const events = (): Promise<string[]> => app.evaluate(() => facts.events);

test('a notification is clicked, answered and closed', async () => {
  await app.evaluate(async (electron) => {
    const { Notification, __standin } = electron as WithControl;
    const told = (text: string) => (): void => void facts.events.push(text);
    const options = { id: 'talk-1', groupId: 'talk', title: 'title', body: 'body', hasReply: true };
    const notification = new Notification(options);
    notification.on('click', told('click'));
    notification.on('reply', (event, reply) => facts.events.push(`reply ${reply} ${event.reply}`));
    notification.on('action', (event, index) =>
      facts.events.push(`action ${String(index + event.actionIndex)}`),
    );
    notification.on('failed', (_event, error) => facts.events.push(`failed ${error}`));
    notification.on('close', ({ reason }) => facts.events.push(`close ${String(reason)}`));
    const shown = new Promise((resolve) => notification.once('show', resolve));
    notification.show();
    await shown;
    const [known] = __standin.notifications.slice(-1);
    facts.events.push([known?.id, known?.groupId, known?.title, Notification.isSupported()].join(' '));
    __standin.clickNotification(notification);
    __standin.replyToNotification(notification, '네');
    __standin.chooseNotificationAction(notification, 1);
    __standin.failNotification(notification, 'no display');
    __standin.closeNotification(notification);
    // Nobody sees it any more.
    notification.close();
  });
  await expect
    .poll(events)
    .toEqual([
      'talk-1 talk title true',
      'click',
      'reply 네 네',
      'action 2',
      'failed no display',
      'close userCanceled',
    ]);
});

test('an app can take its notifications away, and is told when one of them calls it', async () => {
  const [ids, history] = await app.evaluate(async (electron) => {
    const { Notification, __standin } = electron as WithControl;
    for (const [id, groupId] of [
      ['1', 'a'],
      ['2', 'a'],
      ['3', 'b'],
      ['4', 'c'],
    ] as const) {
      new Notification({ id, groupId }).show();
    }
    Notification.removeGroup('a');
    Notification.remove('4');
    __standin.activate({ type: 'click', arguments: 'early' });
    Notification.handleActivation(({ arguments: given }) => facts.events.push(given));
    __standin.activate({ type: 'reply', arguments: 'late', reply: '네' });
    return [
      __standin.notifications.map(({ id }) => id),
      (await Notification.getHistory()).map(({ id }) => id),
    ];
  });
  expect(ids).toEqual(['3']);
  expect(history).toEqual(['3']);
  expect(await events()).toEqual(['early', 'late']);
});

test('a tray has an icon, a tooltip and a menu, and is clicked', async () => {
  const results = await app.evaluate((electron) => {
    const { Menu, Tray, nativeImage, __standin } = electron as WithControl;
    const tray = new Tray(nativeImage.createEmpty());
    tray.setToolTip('Sample');
    const click = (): void => void facts.events.push('open');
    tray.setContextMenu(Menu.buildFromTemplate([{ label: 'Open', click }]));
    tray.on('click', () => facts.events.push('tray click'));
    __standin.clickTray(tray);
    tray.popUpContextMenu();
    __standin.popups.at(-1)?.items[0]?.click();
    const { toolTip } = __standin.looksOf(tray);
    const message = (run: () => void): string => {
      try {
        run();
        return 'nothing';
      } catch (error) {
        return (error as Error).message;
      }
    };
    const missing = message(() => new Tray('/none.png'));
    tray.destroy();
    return [toolTip, missing, message(() => tray.setToolTip('late')), __standin.trays.length];
  });
  expect(results).toEqual([
    'Sample',
    "Failed to load image from path '/none.png'",
    'Object has been destroyed',
    0,
  ]);
  expect(await events()).toEqual(['tray click', 'open']);
});

test('menus have accelerators, roles and radio items', async () => {
  await app.evaluate(({ Menu }) => {
    const click = (): void => void facts.events.push('new');
    Menu.setApplicationMenu(
      Menu.buildFromTemplate([
        {
          label: 'File',
          submenu: [
            { id: 'new', label: 'New', accelerator: 'CmdOrCtrl+Shift+N', click },
            { id: 'off', label: 'Off', accelerator: 'CmdOrCtrl+Shift+O', enabled: false, click },
            { id: 'one', type: 'radio', label: 'One', checked: true },
            { id: 'two', type: 'radio', label: 'Two' },
          ],
        },
        { role: 'editMenu' },
        { role: 'viewMenu' },
      ]),
    );
  });
  await page.keyboard.press('Control+Shift+O');
  await page.keyboard.press('Control+Shift+N');
  await expect.poll(events).toEqual(['new']);
  const items = await app.evaluate(({ Menu }) => {
    const item = (id: string): Electron.MenuItem | null =>
      Menu.getApplicationMenu()?.getMenuItemById(id) ?? null;
    item('two')?.click();
    return [item('one')?.checked, item('two')?.checked];
  });
  expect(items).toEqual([false, true]);
  await page.keyboard.press('Control+Shift+=');
  await page.keyboard.press('Control++');
  await expect.poll(() => page.evaluate(() => devicePixelRatio)).toBeGreaterThan(1);
  await page.keyboard.press('Control+0');
  await expect.poll(() => page.evaluate(() => devicePixelRatio)).toBe(1);
});

test('displays come, go and change', async () => {
  const results = await app.evaluate((electron) => {
    const { screen, __standin } = electron as WithControl;
    const [first] = screen.getAllDisplays();
    if (!first) throw new Error('no display');
    for (const name of ['display-added', 'display-removed'] as const) {
      screen.on(name as 'display-added', (_event, { id }) => facts.events.push(`${name} ${String(id)}`));
    }
    screen.on('display-metrics-changed', (_event, { id }, changed) =>
      facts.events.push(`changed ${String(id)} ${changed.join(' ')}`),
    );
    const right = { bounds: { x: first.bounds.width, y: 0, width: 1000, height: 800 }, scaleFactor: 2 };
    __standin.changeDisplays(first, right);
    const found = [
      screen.getPrimaryDisplay().id,
      screen.getDisplayNearestPoint({ x: first.bounds.width + 5, y: 5 }).id,
      screen.getDisplayMatching({ ...right.bounds, x: right.bounds.x - 10 }).scaleFactor,
    ];
    __standin.changeDisplays({ ...first, workArea: { ...first.workArea, height: 500 } });
    __standin.changeDisplays(first);
    return found;
  });
  expect(results).toEqual([1, 2, 2]);
  expect(await events()).toEqual([
    'display-added 2',
    'changed 1 workArea',
    'display-removed 2',
    'changed 1 workArea',
  ]);
});

test('the computer sleeps, is locked and left alone', async () => {
  const states = await app.evaluate((electron) => {
    const { powerMonitor, __standin } = electron as WithControl;
    for (const name of ['suspend', 'resume', 'lock-screen', 'unlock-screen', 'on-battery'] as const) {
      powerMonitor.on(name as 'suspend', () => facts.events.push(name));
    }
    powerMonitor.emit('suspend');
    powerMonitor.emit('resume');
    const before = powerMonitor.getSystemIdleState(60);
    __standin.changePower({ idleSeconds: 90, onBattery: true });
    const idle = [
      powerMonitor.getSystemIdleState(60),
      powerMonitor.getSystemIdleTime(),
      powerMonitor.onBatteryPower,
    ];
    __standin.changePower({ locked: true });
    const locked = powerMonitor.getSystemIdleState(60);
    __standin.changePower({ locked: false, idleSeconds: 0, onBattery: false });
    return [before, ...idle, locked];
  });
  expect(states).toEqual(['active', 'idle', 90, true, 'locked']);
  // Electron tells of the lock where the system does.
  const ofLock = process.platform === 'linux' ? [] : ['lock-screen', 'unlock-screen'];
  expect(await events()).toEqual(['suspend', 'resume', 'on-battery', ...ofLock]);
});

test('what an app tells the desktop about itself is kept', async () => {
  const results = await app.evaluate((electron) => {
    const { app: self, __standin } = electron as WithControl;
    self.setBadgeCount(3);
    self.setAppUserModelId('kr.example.sample');
    self.setToastActivatorCLSID('{00000000-0000-0000-0000-000000000001}');
    const tasks = [{ type: 'task' as const, title: 'New', program: 'sample', args: '--new' }];
    const jump = self.setJumpList([{ type: 'tasks', items: tasks }]);
    self.setAboutPanelOptions({ applicationName: 'Sample' });
    self.showAboutPanel();
    const entry = { path: '/opt/sample', args: ['--hidden'] };
    self.setLoginItemSettings({ openAtLogin: true, ...entry });
    const login = [self.getLoginItemSettings(entry).openAtLogin, self.getLoginItemSettings().openAtLogin];
    self.setLoginItemSettings({ openAtLogin: false, ...entry });
    const client = [self.isDefaultProtocolClient('sample'), self.setAsDefaultProtocolClient('sample')];
    return {
      badge: self.getBadgeCount(),
      clsid: self.toastActivatorCLSID.length,
      jump,
      login: [...login, self.getLoginItemSettings(entry).openAtLogin],
      client: [...client, self.isDefaultProtocolClient('sample')],
      looks: __standin.looksOf(self),
    };
  });
  expect(results).toMatchObject({
    badge: 3,
    clsid: 38,
    jump: 'ok',
    login: [true, false, false],
    client: [false, true, true],
    looks: {
      appUserModelId: 'kr.example.sample',
      jumpList: [{ type: 'tasks', items: [{ title: 'New' }] }],
      aboutPanelOptions: { applicationName: 'Sample' },
      aboutPanelShown: true,
    },
  });
});

test('the looks of a window are kept, and title bar options are no hindrance', async () => {
  const handle = await windowOf(app, page);
  const results = await app.evaluate((electron, window) => {
    const { BrowserWindow, nativeImage, __standin } = electron as WithControl;
    window.setOverlayIcon(nativeImage.createEmpty(), '3 unread');
    window.setProgressBar(0.5, { mode: 'paused' });
    window.flashFrame(true);
    window.setTitleBarOverlay({ color: '#123456', height: 40 });
    const plain = new BrowserWindow({ show: false });
    let message = '';
    try {
      plain.setTitleBarOverlay({ height: 40 });
    } catch (error) {
      ({ message } = error as Error);
    }
    plain.destroy();
    const { overlayIcon, ...looks } = __standin.looksOf(window);
    return { message, looks, description: (overlayIcon as { description: string }).description };
  }, handle);
  expect(results).toEqual({
    message: 'Titlebar overlay is not enabled',
    description: '3 unread',
    looks: {
      progressBar: { progress: 0.5, mode: 'paused' },
      flashFrame: true,
      titleBarOverlay: { color: '#123456', height: 40 },
    },
  });
});

test('a page is as safe as the app made it, and can be seen to be', async () => {
  const created = await app.evaluate(async ({ app: self, BrowserWindow, session }) => {
    const seen: string[] = [];
    self.once('web-contents-created', (_event, contents) => seen.push(contents.getType()));
    session.defaultSession.setSpellCheckerEnabled(false);
    const window = new BrowserWindow({
      show: false,
      webPreferences: { spellcheck: false, webviewTag: true },
    });
    const preferences = window.webContents.getLastWebPreferences();
    window.destroy();
    return { seen, preferences, spelling: session.defaultSession.isSpellCheckerEnabled() };
  });
  expect(created).toMatchObject({ seen: ['window'], spelling: false });
  expect(created.preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: true,
    spellcheck: false,
  });
});

test('a page that hangs is told to its window', async () => {
  const handle = await windowOf(app, page);
  await app.evaluate((electron, window) => {
    const { __standin } = electron as WithControl;
    window.on('unresponsive', () => facts.events.push('window hangs'));
    window.on('responsive', () => facts.events.push('window is back'));
    window.webContents.on('unresponsive', () => facts.events.push('page hangs'));
    __standin.setResponsive(window.webContents, false);
    __standin.setResponsive(window.webContents, true);
  }, handle);
  expect(await events()).toEqual(['page hangs', 'window hangs', 'window is back']);
});

test('addresses go outside, and texts go to the clipboard', async () => {
  const results = await app.evaluate(async (electron) => {
    const { clipboard, dialog, shell, __standin } = electron as WithControl;
    await shell.openExternal('https://example.org/');
    shell.showItemInFolder('/a/file');
    await clipboard.writeText('복사');
    const answered = await dialog.showMessageBox({ message: 'sure?', buttons: ['Yes', 'Cancel'] });
    return [__standin.opened, await clipboard.readText(), answered.response];
  });
  expect(results).toEqual([
    [
      { kind: 'external', target: 'https://example.org/' },
      { kind: 'folder', target: '/a/file' },
    ],
    '복사',
    1,
  ]);
});

import { fileURLToPath } from 'node:url';
import { app, BrowserWindow, ipcMain } from 'electron';

// The least that a program in this runtime can be: one window, one page, one channel. Narae is measured against it.
app.on('window-all-closed', () => app.quit());
ipcMain.handle('echo', (_event, value) => value);
void app.whenReady().then(async () => {
  const window = new BrowserWindow({
    width: 1180,
    height: 760,
    show: false,
    webPreferences: {
      preload: fileURLToPath(new URL('preload.cjs', import.meta.url)),
      sandbox: true,
      contextIsolation: true,
    },
  });
  window.once('ready-to-show', () => window.show());
  await window.loadFile(fileURLToPath(new URL('index.html', import.meta.url)));
});

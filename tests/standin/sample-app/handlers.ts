import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { PrivateKey } from '@signalapp/libsignal-client';
import Database from 'better-sqlite3';
import { app, BrowserWindow, dialog, ipcMain, utilityProcess } from 'electron';

/** What the page can ask. */
export function registerHandlers(): void {
  ipcMain.handle('echo', (_event, value: unknown) => value);
  ipcMain.handle('describe', (_event, value: object) => Object.prototype.toString.call(value));
  ipcMain.handle('fail', () => {
    throw new TypeError('bad thing');
  });
  ipcMain.handle('sender', (event) => ({
    url: event.senderFrame?.url,
    origin: event.senderFrame?.origin,
    window: BrowserWindow.fromWebContents(event.sender)?.id,
  }));
  ipcMain.handle('pick', () => dialog.showOpenDialog({ properties: ['openFile'] }));
  ipcMain.handle('worker', askWorker);
  ipcMain.handle('utility', askUtility);
  ipcMain.handle('database', countRows);
  ipcMain.handle('signature', () => {
    const key = PrivateKey.generate();
    const message = Buffer.from('message');
    return key.getPublicKey().verify(message, key.sign(message));
  });
  ipcMain.on('ping', (event, value: number) => {
    event.reply('pong', value + 1);
    event.sender.send('pong-rich', new Map([['bytes', new Uint8Array([value])]]), new Date(5));
  });
  ipcMain.on('burst', (event) => {
    for (const size of [200_000, 1, 300_000, 2]) event.reply('burst', 'ㄱ'.repeat(size));
  });
  ipcMain.on('sync', (event, value: unknown) => {
    event.returnValue = { got: value };
  });
}

async function askWorker(): Promise<unknown> {
  const worker = new Worker("require('node:worker_threads').parentPort.postMessage(6 * 7)", { eval: true });
  const [answer] = (await once(worker, 'message')) as unknown[];
  return answer;
}

async function askUtility(): Promise<unknown> {
  const child = utilityProcess.fork(join(import.meta.dirname, 'utility.ts'), ['argument']);
  child.postMessage({ number: 20, bytes: new Uint8Array([1, 2]) });
  const answer = await new Promise((resolve) => child.once('message', resolve));
  child.kill();
  return answer;
}

function countRows(): unknown {
  const database = new Database(join(app.getPath('userData'), 'sample.db'));
  database.pragma("cipher = 'sqlcipher'");
  database.pragma("key = 'secret'");
  database.exec('CREATE TABLE IF NOT EXISTS rows (value)');
  database.prepare('INSERT INTO rows VALUES (?)').run(1);
  const count = database.prepare('SELECT count(*) FROM rows').pluck().get();
  database.close();
  return count;
}

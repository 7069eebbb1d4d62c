import { once } from 'node:events';
import { createServer } from 'node:http';
import type { ElectronApplication } from '@playwright/test';

/** What the main process sees of the doors that a page could leave by. */
export class DoorWatch {
  readonly #app: ElectronApplication;

  private constructor(app: ElectronApplication) {
    this.#app = app;
  }

  static async start(app: ElectronApplication): Promise<DoorWatch> {
    await app.evaluate(({ app: main, session }) => {
      const seen: Seen = { made: 0, downloads: [] };
      Reflect.set(globalThis, 'seenAtDoors', seen);
      main.on('web-contents-created', () => (seen.made += 1));
      // Comes after the app's own listener, and sees what that one has decided.
      session.defaultSession.on('will-download', (event) => {
        seen.downloads.push(event.defaultPrevented ? 'refused' : 'begun');
        event.preventDefault();
      });
    });
    return new DoorWatch(app);
  }

  /** Pages that there are now, and how many were made since the watch began: Playwright may not know a new one yet. */
  pages(): Promise<{ readonly now: number; readonly made: number }> {
    return this.#app.evaluate(({ BrowserWindow }) => ({
      now: BrowserWindow.getAllWindows().length,
      made: (Reflect.get(globalThis, 'seenAtDoors') as Seen).made,
    }));
  }

  downloads(): Promise<readonly string[]> {
    return this.#app.evaluate(() => (Reflect.get(globalThis, 'seenAtDoors') as Seen).downloads);
  }

  /** What a server on this machine is asked for, where even the program itself shows its page in a window. */
  async askedOfServer(): Promise<readonly string[]> {
    const asked: string[] = [];
    const server = createServer(({ url }, response) => {
      asked.push(url ?? '');
      response.end();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = address === null || typeof address === 'string' ? 0 : address.port;
    const url = `http://127.0.0.1:${String(port)}/`;
    // The server is one that can be asked, only not by a window.
    await fetch(url);
    await this.#app.evaluate(async ({ BrowserWindow }, given) => {
      const window = new BrowserWindow({ show: false });
      await window.loadURL(given).catch(() => undefined);
      window.destroy();
    }, url);
    server.close();
    server.closeAllConnections();
    return asked.slice(1);
  }
}

interface Seen {
  made: number;
  readonly downloads: ('refused' | 'begun')[];
}

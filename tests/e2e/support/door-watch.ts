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

  /** Whether a page of a window that is made for it would be led on by a server. */
  async followsRedirect(): Promise<boolean> {
    const asked: (string | undefined)[] = [];
    const server = createServer(({ url }, response) => {
      asked.push(url);
      if (url === '/') response.writeHead(302, { location: '/elsewhere' });
      response.end();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = address === null || typeof address === 'string' ? 0 : address.port;
    await this.#app.evaluate(
      async ({ BrowserWindow }, url) => {
        const window = new BrowserWindow({ show: false });
        await window.loadURL(url).catch(() => undefined);
        window.destroy();
      },
      `http://127.0.0.1:${String(port)}/`,
    );
    server.close();
    server.closeAllConnections();
    if (!asked.includes('/')) throw new Error('the page was not asked for');
    return asked.includes('/elsewhere');
  }
}

interface Seen {
  made: number;
  readonly downloads: ('refused' | 'begun')[];
}

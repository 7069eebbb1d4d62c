import type { ElectronApplication } from '@playwright/test';

/** What the stand-in recorded instead of showing it; only it has these. */
interface Recorded {
  readonly opened: readonly { readonly kind: string; readonly target: string }[];
  readonly notifications: readonly Electron.Notification[];
  readonly trays: readonly Electron.Tray[];
  readonly clickTray: (tray: Electron.Tray) => void;
  readonly changePower: (change: { readonly locked: boolean }) => void;
}

/** A toast as the desktop would show it. */
export interface Toast {
  readonly title: string;
  readonly body: string;
  readonly hasReply: boolean;
}

/** The desktop around an app: what the app asked of it, and what a person does there. */
export class Desktop {
  readonly #app: ElectronApplication;

  constructor(app: ElectronApplication) {
    this.#app = app;
  }

  toasts(): Promise<readonly Toast[]> {
    return this.#app.evaluate((electron) => {
      const { notifications } = (electron as unknown as { __standin: Recorded }).__standin;
      return notifications.map(({ title, body, hasReply }) => ({ title, body, hasReply }));
    });
  }

  /** Clicks the toast that came last. */
  async clickToast(): Promise<void> {
    await this.#app.evaluate((electron) => {
      const { notifications } = (electron as unknown as { __standin: Recorded }).__standin;
      notifications.at(-1)?.emit('click');
    });
  }

  /** Clicks the icon beside the clock. */
  async clickTray(): Promise<void> {
    await this.#app.evaluate((electron) => {
      const { trays, clickTray } = (electron as unknown as { __standin: Recorded }).__standin;
      for (const tray of trays) clickTray(tray);
    });
  }

  /** Locks the session, as somebody does who goes, or unlocks it. */
  async lock(locked: boolean): Promise<void> {
    await this.#app.evaluate((electron, to) => {
      (electron as unknown as { __standin: Recorded }).__standin.changePower({ locked: to });
    }, locked);
  }

  /** Answers in the toast that came last. */
  async replyInToast(text: string): Promise<void> {
    await this.#app.evaluate((electron, reply) => {
      const { notifications } = (electron as unknown as { __standin: Recorded }).__standin;
      notifications.at(-1)?.emit('reply', { reply });
    }, text);
  }

  badge(): Promise<number> {
    return this.#app.evaluate(({ app }) => app.getBadgeCount());
  }

  /** Addresses that the system's browser was asked to open. */
  opened(): Promise<readonly string[]> {
    return this.#app.evaluate((electron) =>
      (electron as unknown as { __standin: Recorded }).__standin.opened.map(({ target }) => target),
    );
  }

  /** Answers the next questions of dialogs with the button of this number. Answers what was asked so far. */
  async answerDialogs(button: number): Promise<void> {
    await this.#app.evaluate(({ dialog }, response) => {
      const asked: string[] = [];
      Reflect.set(globalThis, 'askedByDialogs', asked);
      dialog.showMessageBox = (...given: unknown[]) => {
        const options = given.at(-1) as Electron.MessageBoxOptions;
        asked.push(options.message);
        return Promise.resolve({ response, checkboxChecked: false });
      };
    }, button);
  }

  asked(): Promise<readonly string[]> {
    return this.#app.evaluate(() => Reflect.get(globalThis, 'askedByDialogs') as readonly string[]);
  }

  /** Closes the main window as its button does. */
  async closeWindow(): Promise<void> {
    await this.#app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.close();
    });
  }

  /** How many windows there are, hidden ones too. */
  windows(): Promise<number> {
    return this.#app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  }

  isWindowVisible(): Promise<boolean> {
    return this.#app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() ?? false);
  }

  /** Takes the focus away from all windows, as when one works in another program. */
  async lookElsewhere(): Promise<void> {
    await this.#app.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows()) window.blur();
    });
  }

  /** A person follows a link in another program, which has the focus then. */
  async followLink(link: string): Promise<void> {
    await this.lookElsewhere();
    await this.fireLink(link);
  }

  /** What a second start does with its link before it ends, while the focus stays where it is. */
  async fireLink(link: string): Promise<void> {
    await this.#app.evaluate(({ app }, given) => {
      app.emit('second-instance', {}, ['narae', given], '/', null);
    }, link);
  }

  async menu(label: string): Promise<void> {
    await this.#app.evaluate(({ Menu }, wanted) => {
      const items = Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items ?? []) ?? [];
      items.find((item) => item.label === wanted)?.click();
    }, label);
  }
}

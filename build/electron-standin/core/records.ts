/** What the app asked of the desktop. Nothing of it is carried out; tests read it. */
export const records = {
  opened: [] as { kind: 'external' | 'path' | 'folder'; target: string }[],
  notifications: [] as Electron.Notification[],
  trays: [] as Electron.Tray[],
  popups: [] as Electron.Menu[],
};

/** Notes what the app gave a window, a tray or itself to show: `flashFrame`, `toolTip`, `jumpList`. */
export function note(owner: object, name: string, value: unknown): void {
  looks.set(owner, { ...looks.get(owner), [name]: value });
}

/** Everything that was noted of a window, a tray or the app, by the name of the call without its `set`. */
export function looksOf(owner: object): Readonly<Record<string, unknown>> {
  return looks.get(owner) ?? {};
}

const looks = new WeakMap<object, Record<string, unknown>>();

/** What the app asked of the desktop. Nothing of it is carried out; tests of the stand-in read it. */
export const records = {
  opened: [] as { kind: 'external' | 'path' | 'folder'; target: string }[],
  notifications: [] as Electron.Notification[],
  trays: [] as Electron.Tray[],
  popups: [] as Electron.Menu[],
};

import { createIpcHub } from './ipc-hub.ts';

/** The hub of the module `ipcMain`. */
export const ipcMainHub = createIpcHub('ipcMain');

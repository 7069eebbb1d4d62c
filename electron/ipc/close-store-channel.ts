import { ipcMain } from 'electron';

/**
 * Ends the channel that electron-store opens when its first store is made: it would answer any frame, past every check of
 * the contract. To be called right after a store has been made.
 */
export function closeStoreChannel(): void {
  ipcMain.removeAllListeners('electron-store-get-data');
}

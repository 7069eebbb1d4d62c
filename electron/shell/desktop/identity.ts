import { app } from 'electron';
import { linkScheme } from './deep-link.ts';

/** How Windows knows the program: of its toasts, its button in the task bar, and the shortcut that installers make. */
const appUserModelId = 'kr.narae.Narae';
/** The class that Windows starts when somebody answers a toast; the shortcut of the installer names the same. */
const toastActivator = '{7C0B9E5E-4B0C-4C0A-9A0E-5D7E2F6A1B43}';

/**
 * Tells the system who this program is. The activator comes first: named after the model id, Windows drops the field
 * for an answer without a word (electron#51147). Only an installed program takes `narae:` links. The system knows one
 * program for them and no profiles: a link from outside opens the default profile, also while another one runs; tasks of
 * the jump list and toasts belong to their own.
 */
export function introduceToSystem(isPackaged: boolean): void {
  if (process.platform === 'win32') {
    app.setToastActivatorCLSID(toastActivator);
    app.setAppUserModelId(appUserModelId);
  }
  if (isPackaged) app.setAsDefaultProtocolClient(linkScheme);
}

import { app } from 'electron';
import { defaultProfile } from '../launch-settings.ts';
import { linkScheme } from './deep-link.ts';

/**
 * How Windows knows the program: of its toasts, its button and jump list in the task bar, and the shortcut that installers
 * make. Another profile has that and its own name: with one id for both, the tasks and toasts of each would be the other's.
 */
const appUserModelId = 'kr.narae.Narae';
/** The class that Windows starts when somebody answers a toast; the shortcut of the installer names the same. */
const toastActivator = '{7C0B9E5E-4B0C-4C0A-9A0E-5D7E2F6A1B43}';

/**
 * Tells the system who this program is. The activator comes first: named after the model id, Windows drops the field
 * for an answer without a word (electron#51147). Only an installed program takes `narae:` links. The system knows one
 * program for them and no profiles: a link from outside opens the default profile, also while another one runs; tasks of
 * the jump list and toasts belong to their own. The shortcut is the default profile's: whether Windows shows toasts of an
 * id that has none has to be seen there.
 */
export function introduceToSystem(isPackaged: boolean, profile: string): void {
  if (process.platform === 'win32') {
    app.setToastActivatorCLSID(toastActivator);
    app.setAppUserModelId(profile === defaultProfile ? appUserModelId : `${appUserModelId}.${profile}`);
  }
  if (isPackaged) app.setAsDefaultProtocolClient(linkScheme);
}

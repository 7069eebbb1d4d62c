import { app } from 'electron';
import product from '#shared/product/product.json' with { type: 'json' };
import { defaultProfile } from '../launch-settings.ts';
import { linkScheme } from './deep-link.ts';

/**
 * How Windows knows the program: `appId` for its toasts, its button and jump list in the task bar, and the shortcut that
 * installers make; another profile has that and its own name: with one id for both, the tasks and toasts of each would be the
 * other's. `toastActivator` is the class that Windows starts when somebody answers a toast; the shortcut names the same.
 */
const { appId, toastActivator } = product;

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
    app.setAppUserModelId(profile === defaultProfile ? appId : `${appId}.${profile}`);
  }
  if (isPackaged) app.setAsDefaultProtocolClient(linkScheme);
}

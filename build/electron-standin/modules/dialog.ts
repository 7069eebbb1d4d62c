import type { BaseWindow, Dialog, MessageBoxOptions } from 'electron';
import { partial } from '../core/guarded.ts';

/** The module `dialog`. Nobody sits in front of a stand-in, so every dialog is cancelled; tests replace the functions. */
export const dialog = partial<Dialog>('dialog', 'Dialog', {
  showOpenDialog: () => Promise.resolve({ canceled: true, filePaths: [] }),
  showOpenDialogSync: () => undefined,
  showSaveDialog: () => Promise.resolve({ canceled: true, filePath: '' }),
  showSaveDialogSync: () => '',
  showMessageBox: (...parameters: MessageBoxParameters) => {
    const options = optionsOf(parameters);
    return Promise.resolve({
      response: cancelButton(options),
      checkboxChecked: options.checkboxChecked ?? false,
    });
  },
  showMessageBoxSync: (...parameters: MessageBoxParameters) => cancelButton(optionsOf(parameters)),
  showErrorBox: (title, content) => console.error(`[error box] ${title}: ${content}`),
});

type MessageBoxParameters = [options: MessageBoxOptions] | [window: BaseWindow, options: MessageBoxOptions];

function optionsOf(parameters: MessageBoxParameters): MessageBoxOptions {
  return parameters.length === 1 ? parameters[0] : parameters[1];
}

// Without a cancelId Electron takes a button called like one, and the first button otherwise.
function cancelButton({ cancelId, buttons = [] }: MessageBoxOptions): number {
  if (cancelId !== undefined) return cancelId;
  return Math.max(
    0,
    buttons.findIndex((label) => /^(cancel|no)$/i.test(label.replace('&', ''))),
  );
}

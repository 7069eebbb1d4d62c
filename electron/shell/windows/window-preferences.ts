import type { WebPreferences } from 'electron';

/** How every window of ours is locked in: no Node, a world of its own for the preload, a sandboxed process. */
export function windowPreferences(preload: string): WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    navigateOnDragDrop: false,
    // `alert` and the like stop the window; ours are in the page.
    disableDialogs: true,
    spellcheck: false,
  };
}

import { expect, test } from 'vitest';
import { windowPreferences } from '#shell/window-preferences.ts';

test('a window has no Node, no world shared with its preload, and no way around the sandbox', () => {
  expect(windowPreferences('/preload.cjs')).toEqual({
    preload: '/preload.cjs',
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
    spellcheck: false,
  });
});

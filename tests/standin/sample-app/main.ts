import { setTimeout } from 'node:timers/promises';
import { app, protocol, session } from 'electron';
import { facts } from './facts.ts';
import { registerHandlers } from './handlers.ts';
import { serveBundle } from './serve.ts';
import { openWindow } from './windows.ts';

// An app that uses Electron the ways Narae does; the tests look at what it can see.
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
]);
app.commandLine.appendSwitch('use-fake-device-for-media-stream');
app.enableSandbox();
await setTimeout(1);
facts.readyDuringLoad = app.isReady();

if (app.requestSingleInstanceLock({ from: 'second' })) {
  app.on('second-instance', (_event, argv, _directory, data) => {
    facts.second = { argv, data };
    console.log(`started again with ${argv.join(' ')}`);
  });
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => {
      facts.navigations.push(event.url);
      if (!event.url.startsWith('app://')) event.preventDefault();
    });
  });
  for (const name of ['before-quit', 'will-quit', 'quit', 'window-all-closed'] as const) {
    app.on(name as 'will-quit', () => {
      facts.events.push(name);
      if (name === 'quit') console.log(`events ${facts.events.join(' ')}`);
    });
  }
  app.on('window-all-closed', () => app.quit());
  registerHandlers();
  // Not awaited: Electron becomes ready only after the main module has run to its end.
  void app.whenReady().then(async () => {
    serveBundle();
    session.defaultSession.setPermissionRequestHandler((_contents, permission, decide) => {
      facts.permissions.push(permission);
      decide(permission === 'media' && facts.allowMedia);
    });
    await openWindow();
  });
} else {
  console.log('another instance is running');
  app.quit();
}

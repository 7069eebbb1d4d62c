import { fileURLToPath } from 'node:url';
import { startApp } from '#shell/start-app.ts';

startApp({
  coreWorker: new URL('core-worker.js', import.meta.url),
  demoWorker: new URL('demo-worker.js', import.meta.url),
  relayWorker: new URL('relay-worker.js', import.meta.url),
  preload: fileURLToPath(new URL('../preload/preload.cjs', import.meta.url)),
  pages: fileURLToPath(new URL('../renderer', import.meta.url)),
});

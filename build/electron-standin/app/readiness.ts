import type { App } from 'electron';
import { lifecycle } from '../core/application.ts';
import { app } from '../core/app-object.ts';
import { electronEvent } from '../core/electron-event.ts';

const readiness = Promise.withResolvers<undefined>();

/** `whenReady`, `isReady` */
export function readinessMembers(): Partial<App> {
  return {
    whenReady: () => readiness.promise,
    isReady: () => lifecycle.ready,
  };
}

/** Chromium runs: windows may be opened. The order is what Playwright relies on: the event first, then the promise. */
export function becomeReady(): void {
  lifecycle.ready = true;
  app.emit('will-finish-launching');
  app.emit('ready', electronEvent(), {});
  readiness.resolve(undefined);
}

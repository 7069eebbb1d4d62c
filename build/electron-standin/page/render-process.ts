import type { Session } from '../chromium/session.ts';
import { app } from '../core/app-object.ts';
import { electronEvent } from '../core/electron-event.ts';
import type { Page } from './page.ts';

/** `render-process-gone` */
export function watchRenderProcess(page: Page, session: Session): void {
  session.on('Inspector.targetCrashed', () => {
    page.crashed = true;
    page.isolatedContext = undefined;
    const details = { reason: 'crashed', exitCode: 1 };
    page.contents.emit('render-process-gone', electronEvent(details), details);
    app.emit('render-process-gone', electronEvent(), page.contents, details);
  });
  session.on('Inspector.targetReloadedAfterCrash', () => {
    page.crashed = false;
  });
}

import type { RenderProcessGoneDetails } from 'electron';
import { browser } from '../chromium/browser.ts';
import type { Protocol } from '../chromium/protocol.ts';
import type { Session } from '../chromium/session.ts';
import { app } from '../core/app-object.ts';
import { electronEvent } from '../core/electron-event.ts';
import type { Page } from './page.ts';

/** `render-process-gone` */
export function watchRenderProcess(page: Page, session: Session): void {
  const { root } = browser();
  const onCrashed = ({ targetId, status, errorCode }: Protocol.Target.targetCrashedPayload): void => {
    if (targetId !== page.target?.id) return;
    page.crashed = true;
    page.isolatedContext = undefined;
    const details = { reason: REASONS[status] ?? 'crashed', exitCode: errorCode };
    page.contents.emit('render-process-gone', electronEvent(details), details);
    app.emit('render-process-gone', electronEvent(), page.contents, details);
  };
  root.on('Target.targetCrashed', onCrashed);
  page.signals.once('gone', () => root.off('Target.targetCrashed', onCrashed));
  session.on('Inspector.targetReloadedAfterCrash', () => {
    page.crashed = false;
  });
}

/** Chromium's words for how a process ended. */
const REASONS: Record<string, RenderProcessGoneDetails['reason']> = {
  normal: 'clean-exit',
  abnormal: 'abnormal-exit',
  killed: 'killed',
  oom: 'oom',
  'failed to launch': 'launch-failed',
};

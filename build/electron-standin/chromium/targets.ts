import { debug } from '../core/debug.ts';
import type { Connection } from './connection.ts';
import type { Session } from './session.ts';

/** A page of Chromium, stopped before its first document until somebody claims it. */
export interface Target {
  readonly id: string;
  readonly session: Session;
}

/** Attaches to every page from its birth on. */
export async function watchTargets(connection: Connection): Promise<void> {
  const { root } = connection;
  root.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    const session = connection.session(sessionId);
    if (!session) return;
    debug('attached', targetInfo.type, targetInfo.targetId, targetInfo.url);
    if (targetInfo.type !== 'page') session.post('Runtime.runIfWaitingForDebugger');
    else arrive({ id: targetInfo.targetId, session }, targetInfo.url, root);
  });
  await Promise.all([
    root.send('Target.setDiscoverTargets', { discover: true, filter: [{ type: 'page' }] }),
    root.send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: true,
      flatten: true,
      // Without the filter Chromium's own interface pages would be taken for windows of the app.
      filter: [{ type: 'page' }, { exclude: true }],
    }),
  ]);
}

/** Waits for the page that shows the given token address. */
export function claimTarget(url: string): Promise<Target> {
  return new Promise((resolve) => claims.set(url, resolve));
}

const claims = new Map<string, (target: Target) => void>();
const STRANGER_GRACE = 1000;

function arrive(target: Target, url: string, root: Session): void {
  const claim = claims.get(url);
  if (claim) {
    claims.delete(url);
    claim(target);
    return;
  }
  // A page that Chromium opened by itself (Ctrl+N, a form's target): not a window of the app. Closing it at once
  // would upset Playwright, which is attaching to it as well.
  setTimeout(() => {
    target.session.post('Runtime.runIfWaitingForDebugger');
    root.post('Target.closeTarget', { targetId: target.id });
  }, STRANGER_GRACE);
}

import { browser } from '../chromium/browser.ts';
import { openTarget } from '../chromium/open-target.ts';
import { watchConsole } from './console.ts';
import { watchDialogs } from './dialogs.ts';
import { watchMessages } from './messages.ts';
import { watchNavigation } from './navigation-events.ts';
import { watchRequestedNavigations } from './navigation-guard.ts';
import type { Page } from './page.ts';
import { isolatedScript, mainWorldScript, usesSynchronousCalls } from './page-scripts.ts';
import { pageSignals } from './pages.ts';
import { watchRenderProcess } from './render-process.ts';
import { applyInterception, watchRequests } from './requests.ts';
import { watchSyncCalls } from './sync-calls.ts';

/** The isolated world that preload scripts run in, named as in Electron. */
const ISOLATED_WORLD = 'Electron Isolated Context';

/** Opens the page's window in Chromium and sets everything up before its first document. */
export async function attach(page: Page): Promise<void> {
  const target = await openTarget(page.host.place);
  if (page.destroyed) {
    browser().root.post('Target.closeTarget', { targetId: target.id });
    throw new Error('Object has been destroyed');
  }
  page.target = target;
  const { session } = target;
  session.once('closed', () => page.host.gone());
  watchContexts(page);
  watchNavigation(page, session);
  watchRequestedNavigations(page, session);
  watchRequests(page, session);
  watchMessages(page, session);
  watchDialogs(page, session);
  watchConsole(page, session);
  watchRenderProcess(page, session);
  // Not awaited one by one: the commands are carried out in this order, and only the last answers matter.
  session.post('Page.enable');
  session.post('Runtime.enable');
  session.post('Page.setLifecycleEventsEnabled', { enabled: true });
  session.post('Runtime.addBinding', { name: '__standinSend', executionContextName: ISOLATED_WORLD });
  if (usesSynchronousCalls(page)) watchSyncCalls(page, session);
  applyInterception(page, session);
  const onHooksChanged = (): void => applyInterception(page, session);
  page.session.hooks.on('changed', onHooksChanged);
  page.signals.once('gone', () => page.session.hooks.off('changed', onHooksChanged));
  pageSignals.emit('attached', page);
  await Promise.all([
    session.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldScript(page) }),
    session.send('Page.addScriptToEvaluateOnNewDocument', {
      source: isolatedScript(page),
      worldName: ISOLATED_WORLD,
    }),
    session.send('Runtime.runIfWaitingForDebugger'),
  ]);
  page.becomeReady(target);
  page.host.opened();
}

// Messages to the preload go to its isolated world, which is another context after each navigation.
function watchContexts(page: Page): void {
  const { id, session } = page.target ?? {};
  session?.on('Runtime.executionContextCreated', ({ context }) => {
    const { frameId } = (context.auxData ?? {}) as { frameId?: string };
    if (context.name === ISOLATED_WORLD && frameId === id) page.isolatedContext = context.id;
  });
  session?.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
    if (page.isolatedContext === executionContextId) page.isolatedContext = undefined;
  });
  session?.on('Runtime.executionContextsCleared', () => {
    page.isolatedContext = undefined;
  });
}

import { isAppDocument } from './app-document.ts';
import { createBridge, type BridgeRequest } from './bridge.ts';
import { createContextBridge } from './context-bridge.ts';
import { createIpcRenderer } from './ipc-renderer.ts';
import { openMainLink, type MainLink } from './main-link.ts';
import type { PermissionQuestion, WindowOpenRequest } from './messages.ts';
import type { PageConfig } from './page-config.ts';
import { runPreload, type PreloadFunction } from './preload-run.ts';
import { reportKeysAndMenus } from './report-input.ts';
import { reportSize } from './report-size.ts';
import { reportTitle } from './report-title.ts';
import { holdClose } from './hold-close.ts';
import { createWebFrame } from './web-frame.ts';
import { createWebUtils } from './web-utils.ts';

/** Runs in the isolated world of every document: Electron's renderer modules, then the app's preload. */
export function startIsolatedWorld(config: PageConfig, preload: PreloadFunction | null): void {
  if (!isAppDocument()) return;
  const link = openMainLink();
  const bridge = createBridge(config.channel, 'isolated', (request) => passOn(link, request));
  holdClose(link);
  reportKeysAndMenus(link);
  reportTitle(link);
  reportSize(link);
  if (!preload) return;
  const electron = {
    contextBridge: createContextBridge(bridge),
    ipcRenderer: createIpcRenderer(link),
    webFrame: createWebFrame(bridge),
    webUtils: createWebUtils(),
  };
  runPreload(preload, electron, config, link);
}

function passOn(link: MainLink, request: BridgeRequest): unknown {
  if (request.op !== 'ask') return undefined;
  switch (request.topic) {
    case 'window-open':
      link.post({ type: 'window-open', request: request.value as WindowOpenRequest });
      return undefined;
    case 'window-close':
      link.post({ type: 'window-close' });
      return undefined;
    default: {
      const question = { ...(request.value as PermissionQuestion), url: location.href };
      return link.ask((id) => ({ type: 'permission', id, request: question }));
    }
  }
}

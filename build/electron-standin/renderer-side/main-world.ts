import { isAppDocument } from './app-document.ts';
import { createBridge, type BridgeRequest } from './bridge.ts';
import type { Ask } from './ask.ts';
import { exposeApi } from './expose-api.ts';
import type { PageConfig } from './page-config.ts';
import { wrapPermissions } from './permissions.ts';
import { wrapPopups } from './popups.ts';
import { mapSchemes } from './scheme-mapping.ts';

/** Runs first in every document of a window, in the page's own world: what Electron does natively there. */
export function startMainWorld(config: PageConfig): void {
  if (!isAppDocument()) return;
  const bridge = createBridge(config.channel, 'main', carryOut);
  const ask: Ask = (topic, value) => bridge.request({ op: 'ask', topic, value });
  mapSchemes(config.schemes);
  wrapPopups(ask);
  wrapPermissions(ask);
}

function carryOut(request: BridgeRequest): unknown {
  if (request.op === 'expose') exposeApi(request.key, request.value);
  // Indirect eval, so that the code sees the page's globals and nothing of this script.
  if (request.op === 'evaluate') return (0, eval)(request.code);
  return undefined;
}

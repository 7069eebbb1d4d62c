import { randomUUID } from 'node:crypto';
import type { Session } from 'electron';
import { browserIfRunning } from '../chromium/browser.ts';
import { app } from '../core/app-object.ts';
import { implement, unavailable } from '../core/guarded.ts';
import { netFetch } from '../network/net-fetch.ts';
import { resolveHost } from '../network/resolve-host.ts';
import { webRequestOf } from '../network/web-request.ts';
import { pages } from '../page/pages.ts';
import { toChromium } from '../schemes/addresses.ts';
import { protocol } from '../schemes/protocol.ts';
import { cookies } from './cookies.ts';
import type { SessionCore } from './session-core.ts';
import { spellCheckerMembers } from './spell-checker.ts';

/** Gives a session its public members. */
export function implementSession(core: SessionCore): void {
  implement(
    core.session,
    handlerMembers(core),
    preloadMembers(core),
    dataMembers(),
    networkMembers(core),
    spellCheckerMembers(),
  );
}

function handlerMembers(core: SessionCore): Partial<Session> {
  return {
    setPermissionRequestHandler: (handler) => void (core.requestHandler = handler),
    setPermissionCheckHandler: (handler) => void (core.checkHandler = handler),
    // Devices, screens to share and certificates are never offered here, so nobody is ever asked.
    setDevicePermissionHandler: () => {},
    setDisplayMediaRequestHandler: () => {},
    setBluetoothPairingHandler: () => {},
    setUSBProtectedClassesHandler: () => {},
    setCertificateVerifyProc: () => {},
  };
}

function preloadMembers(core: SessionCore): Partial<Session> {
  const paths = (): string[] => [...core.preloads.values()];
  return {
    registerPreloadScript({ filePath, id = randomUUID(), type }) {
      if (type === 'frame') core.preloads.set(id, filePath);
      return id;
    },
    unregisterPreloadScript: (id) => void core.preloads.delete(id),
    getPreloadScripts: () => [...core.preloads].map(([id, filePath]) => ({ id, filePath, type: 'frame' })),
    getPreloads: paths,
    setPreloads(files) {
      core.preloads.clear();
      for (const file of files) core.preloads.set(file, file);
    },
  };
}

function dataMembers(): Partial<Session> {
  async function clear(origin?: string): Promise<void> {
    const served = origin === undefined ? '*' : toChromium(origin).replace(/\/$/, '');
    // Chromium takes this command for the storage that a page uses, and all pages use the same.
    const [page] = pages.list();
    if (!page) throw unavailable('clearing storage without a window');
    await page.command('Storage.clearDataForOrigin', { origin: served, storageTypes: 'all' });
  }
  return {
    get storagePath() {
      return browserIfRunning()?.profile ?? null;
    },
    getStoragePath: () => browserIfRunning()?.profile ?? null,
    isPersistent: () => true,
    cookies,
    clearStorageData: (options) => clear(options?.origin),
    clearData: async (options) => {
      for (const origin of options?.origins ?? [undefined]) await clear(origin);
    },
    // Chromium writes by itself; there is no command for it.
    flushStorageData: () => {},
  };
}

function networkMembers(core: SessionCore): Partial<Session> {
  return {
    protocol,
    webRequest: webRequestOf(core.hooks),
    fetch: (input, init) => netFetch(input, init),
    resolveHost,
    resolveProxy: () => Promise.resolve('DIRECT'),
    getUserAgent: () => core.userAgent ?? app.userAgentFallback,
    setUserAgent: (userAgent) => void (core.userAgent = userAgent),
  };
}

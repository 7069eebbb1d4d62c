import type { Bridge } from './bridge.ts';

/** `contextBridge` of a preload. */
export function createContextBridge(bridge: Bridge): object {
  return {
    exposeInMainWorld(key: string, api: unknown): void {
      bridge.request({ op: 'expose', key, value: api });
    },
    exposeInIsolatedWorld(): void {
      throw new Error(
        'electron stand-in: contextBridge.exposeInIsolatedWorld is not available in the stand-in',
      );
    },
    executeInMainWorld(script: { func: (...args: unknown[]) => unknown; args?: unknown[] }): unknown {
      const run = bridge.request({ op: 'evaluate', code: `(${String(script.func)})` });
      return (run as (...args: unknown[]) => unknown)(...(script.args ?? []));
    },
  };
}

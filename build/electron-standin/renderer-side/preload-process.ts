import { EventEmitter } from './event-emitter.ts';
import type { PageConfig } from './page-config.ts';

/** The part of `process` that Electron gives a sandboxed preload. */
export function createPreloadProcess(config: PageConfig): object {
  return Object.assign(new EventEmitter(), config.process, {
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
    isMainFrame: true,
    nextTick: (run: (...args: unknown[]) => void, ...args: unknown[]) => queueMicrotask(() => run(...args)),
    uptime: () => performance.now() / 1000,
  });
}

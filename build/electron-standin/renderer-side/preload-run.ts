import { EventEmitter } from './event-emitter.ts';
import type { MainLink } from './main-link.ts';
import type { PageConfig } from './page-config.ts';
import { PreloadBuffer } from './preload-buffer.ts';
import { createPreloadProcess } from './preload-process.ts';
import { clearImmediate, setImmediate } from './preload-timers.ts';

type Require = (name: string) => unknown;

/** The app's preload files, wrapped into one function with the names that Node would give a CommonJS module. */
export type PreloadFunction = (
  require: Require,
  process: object,
  buffer: typeof PreloadBuffer,
  global: typeof globalThis,
  setTimer: typeof setImmediate,
  clearTimer: typeof clearImmediate,
) => void;

export function runPreload(
  preload: PreloadFunction,
  electron: object,
  config: PageConfig,
  link: MainLink,
): void {
  const require = createRequire(electron);
  const process = createPreloadProcess(config);
  try {
    preload(require, process, PreloadBuffer, globalThis, setImmediate, clearImmediate);
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    console.error(`Unable to load preload script: ${config.preload}\n${message}`);
    link.post({ type: 'preload-error', message });
  }
}

// The modules that Electron lets a sandboxed preload require.
function createRequire(electron: object): Require {
  return (name) => {
    switch (name.replace(/^node:/, '')) {
      case 'electron':
      case 'electron/common':
      case 'electron/renderer':
        return electron;
      case 'events':
        return Object.assign(EventEmitter, { EventEmitter });
      case 'timers':
        return { setTimeout, clearTimeout, setInterval, clearInterval, setImmediate, clearImmediate };
      case 'url':
        return { URL, URLSearchParams };
      default:
        throw new Error(`module not found: ${name}`);
    }
  };
}

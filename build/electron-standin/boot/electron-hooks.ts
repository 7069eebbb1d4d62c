import Module, { registerHooks } from 'node:module';
import { electronExports } from './electron-exports.ts';

type Load = (request: string, parent: unknown, isMain: boolean) => unknown;

const NAMES = new Set(['electron', 'electron/main', 'electron/common', 'electron/renderer']);
const ESM_ADDRESS = 'electron-standin:electron';
const EXPORTS_ADDRESS = new URL('./electron-exports.ts', import.meta.url).href;

/** Makes `require('electron')` and `import … from 'electron'` give the stand-in. */
export function hookElectron(): void {
  const loader = Module as unknown as { _load: Load };
  const load = loader._load;
  // Also the way of the inspector's own `require`, by which Playwright finds Electron.
  loader._load = function (this: unknown, request, parent, isMain) {
    return NAMES.has(request) ? electronExports : load.call(this, request, parent, isMain);
  };
  registerHooks({
    resolve(specifier, context, next) {
      if (!NAMES.has(specifier) || !context.conditions.includes('import')) return next(specifier, context);
      return { url: ESM_ADDRESS, format: 'module', shortCircuit: true };
    },
    load(url, context, next) {
      if (url !== ESM_ADDRESS) return next(url, context);
      return { source: esmSource(), format: 'module', shortCircuit: true };
    },
  });
}

// ESM needs the names before anything runs, so the module is written from the names there are.
function esmSource(): string {
  return [
    `import { electronExports } from '${EXPORTS_ADDRESS}';`,
    'export default electronExports;',
    `export const { ${Object.keys(electronExports).join(', ')} } = electronExports;`,
  ].join('\n');
}

import { readFileSync } from 'node:fs';
import type { PageConfig } from '../renderer-side/page-config.ts';
import { customSchemes } from '../schemes/registry.ts';
import { electronEvent } from '../core/electron-event.ts';
import type { Page } from './page.ts';
import { linkScript } from './script-linker.ts';

const MAIN_WORLD = new URL('../renderer-side/main-world.ts', import.meta.url);
const ISOLATED_WORLD = new URL('../renderer-side/isolated-world.ts', import.meta.url);

/** The script of the page's own world. */
export function mainWorldScript(page: Page): string {
  return `${linkScript(MAIN_WORLD, 'startMainWorld')}(${JSON.stringify(pageConfig(page))});`;
}

/** The script of the isolated world: the stand-in's part, and inside it the app's preloads. */
export function isolatedScript(page: Page): string {
  const start = linkScript(ISOLATED_WORLD, 'startIsolatedWorld');
  const config = JSON.stringify(pageConfig(page));
  return `${start}(${config}, ${preloadFunction(page)});\n//# sourceURL=file://${page.preferences.preload ?? ''}`;
}

/** Whether a preload may need an answer while the page stands still, which costs a debugger in the page. */
export function usesSynchronousCalls(page: Page): boolean {
  return preloadFiles(page).some((file) => /sendSync|getPathForFile|webUtils/.test(readPreload(file) ?? ''));
}

function preloadFiles(page: Page): string[] {
  const own = page.preferences.preload;
  return [...page.session.preloads.values(), ...(own === undefined ? [] : [own])];
}

function readPreload(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function preloadFunction(page: Page): string {
  const sources = preloadFiles(page).flatMap((file) => {
    const source = readPreload(file);
    if (source === undefined) reportMissing(page, file);
    return source === undefined ? [] : [`(function (exports, module) {${source}\n})({}, { exports: {} });`];
  });
  if (sources.length === 0) return 'null';
  return `(require, process, Buffer, global, setImmediate, clearImmediate) => {${sources.join('\n')}}`;
}

function reportMissing(page: Page, file: string): void {
  const error = new Error(`ENOENT: no such file or directory, open '${file}'`);
  console.error(`Unable to load preload script: ${file}\n`, error);
  page.contents.emit('preload-error', electronEvent(), file, error);
}

function pageConfig(page: Page): PageConfig {
  const { platform, arch, versions, execPath, env, resourcesPath } = process;
  return {
    channel: page.channel,
    schemes: customSchemes(),
    preload: page.preferences.preload ?? '',
    process: {
      platform,
      arch,
      versions: { ...versions },
      argv: [execPath, ...(page.preferences.additionalArguments ?? [])],
      execPath,
      env,
      resourcesPath,
    },
  };
}

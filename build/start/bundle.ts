import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { build, type InlineConfig } from 'vite';
import mainConfig from '../vite/main.config.ts';
import { fromRoot } from '../vite/paths.ts';
import preloadConfig from '../vite/preload.config.ts';
import rendererConfig from '../vite/renderer.config.ts';
import { hashOfSources } from './hash-of-sources.ts';

const outputs = ['out/main/main.js', 'out/preload/preload.cjs', 'out/renderer/index.html'].map(fromRoot);
const stamp = fromRoot('out/bundle.stamp');
const configs: InlineConfig[] = [mainConfig, preloadConfig, rendererConfig];

/** Bundles main process, preload and window into out/, unless nothing has changed since the last time. */
export async function bundle(): Promise<'built' | 'unchanged'> {
  const hash = hashOfSources();
  if (outputs.every((file) => existsSync(file)) && readStamp() === hash) return 'unchanged';
  for (const config of configs) await build({ ...config, configFile: false, logLevel: 'warn' });
  mkdirSync(fromRoot('out'), { recursive: true });
  writeFileSync(stamp, hash);
  return 'built';
}

function readStamp(): string | undefined {
  return existsSync(stamp) ? readFileSync(stamp, 'utf8') : undefined;
}

import { join } from 'node:path';
import { build, mergeConfig, type InlineConfig } from 'vite';
import type { Product } from '../../product/product.ts';
import { productPlugin } from '../../product/product-plugin.ts';
import mainConfig from '../../vite/main.config.ts';
import preloadConfig from '../../vite/preload.config.ts';
import rendererConfig from '../../vite/renderer.config.ts';

/** Workers of development: simulated colleagues, and the server with the demo agency, which packaged never start. */
const workersOfDevelopment = ['demo-worker', 'relay-worker'];

/** Bundles the product into `out/main`, `out/preload` and `out/renderer` of a folder, without source maps and the demo. */
export async function bundleForPackage(out: string, product: Product): Promise<void> {
  const configs: [string, InlineConfig][] = [
    ['main', withoutDevelopment(mainConfig)],
    ['preload', preloadConfig],
    ['renderer', rendererConfig],
  ];
  for (const [name, config] of configs) {
    const own = { build: { sourcemap: false, outDir: join(out, name) }, plugins: [productPlugin(product)] };
    await build({ ...mergeConfig(config, own), configFile: false, logLevel: 'warn' });
  }
}

function withoutDevelopment(config: InlineConfig): InlineConfig {
  const { input, ...options } = config.build?.rolldownOptions ?? {};
  const kept = Object.entries(input as Record<string, string>).filter(
    ([name]) => !workersOfDevelopment.includes(name),
  );
  return {
    ...config,
    build: { ...config.build, rolldownOptions: { ...options, input: Object.fromEntries(kept) } },
  };
}

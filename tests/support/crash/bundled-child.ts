import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import mainConfig from '#build/vite/main.config.ts';
import { fromRoot } from '#build/vite/paths.ts';

/** The program of the processes that are killed, in one file. */
export interface BundledChild {
  readonly script: string;
  readonly remove: () => void;
}

/**
 * Bundles the core and what is around it as the app's is: a campaign starts it again and again, and from one file that
 * takes half the work that it takes from hundreds.
 */
export async function bundledChild(): Promise<BundledChild> {
  // Below the project, where its packages are found; a folder of its own, because several campaigns may run at once.
  mkdirSync(fromRoot('out'), { recursive: true });
  const folder = mkdtempSync(fromRoot('out/crash-child-'));
  await build({
    ...mainConfig,
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: true,
      target: 'node24',
      outDir: folder,
      minify: false,
      rolldownOptions: {
        input: { child: fromRoot('tests/support/crash/crash-child.ts') },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  });
  return {
    script: join(folder, 'child.js'),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

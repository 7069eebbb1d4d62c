import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import mainConfig from '#build/vite/main.config.ts';
import { fromRoot } from '#build/vite/paths.ts';

/** The programs of the processes that are killed, each in one file or a few. */
export interface BundledChild {
  readonly script: string;
  /** The relay between them. */
  readonly relayScript: string;
  readonly remove: () => void;
}

/**
 * Bundles the core, the relay and what is around them as the app's are: a campaign starts them again and again, and from a
 * few files that takes half the work that it takes from hundreds.
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
        input: {
          child: fromRoot('tests/support/crash/crash-child.ts'),
          relay: fromRoot('tests/support/relay-host-process.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  });
  return {
    script: join(folder, 'child.js'),
    relayScript: join(folder, 'relay.js'),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

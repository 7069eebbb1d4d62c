import { defineConfig } from 'vite';
import { fromRoot } from './paths.ts';

/**
 * Packages that stay in node_modules: they load native code or look for files beside them. All others are pure
 * JavaScript and go into the bundle, because one file starts faster than hundreds.
 */
export const externalPackages = ['electron', 'better-sqlite3', '@signalapp/libsignal-client'];

/** Main process and workers: modules for the Node 24 inside Electron. */
export default defineConfig({
  root: fromRoot('.'),
  ssr: { noExternal: true, external: externalPackages, target: 'node' },
  build: {
    ssr: true,
    target: 'node24',
    outDir: fromRoot('out/main'),
    emptyOutDir: true,
    minify: false,
    sourcemap: true,
    // Joined to out/renderer/licences.json by build/licences.
    license: { fileName: 'bundled.json' },
    rolldownOptions: {
      input: {
        main: fromRoot('electron/main.ts'),
        'core-worker': fromRoot('electron/core/worker.ts'),
        'directory-worker': fromRoot('electron/core/directory/worker.ts'),
        'erase-worker': fromRoot('electron/core/storage/erase-worker.ts'),
        'demo-worker': fromRoot('electron/demo/worker.ts'),
        'relay-worker': fromRoot('electron/relay/worker.ts'),
      },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});

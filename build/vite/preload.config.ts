import { defineConfig } from 'vite';
import { fromRoot } from './paths.ts';

/** The preload: one CommonJS file, because a sandboxed preload can require nothing but `electron`. */
export default defineConfig({
  root: fromRoot('.'),
  ssr: { noExternal: true, external: ['electron'], target: 'node' },
  build: {
    ssr: true,
    target: 'node24',
    outDir: fromRoot('out/preload'),
    emptyOutDir: true,
    minify: false,
    sourcemap: true,
    // Joined to out/renderer/licences.json by build/licences.
    license: { fileName: 'bundled.json' },
    rolldownOptions: {
      input: { preload: fromRoot('electron/preload.ts') },
      output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
    },
  },
});

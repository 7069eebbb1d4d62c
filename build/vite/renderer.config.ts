import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { bundledFile, licencesPlugin } from '../licences/licences-plugin.ts';
import { fromRoot } from './paths.ts';

/**
 * The window. Served from a protocol of the app under a strict CSP, so: relative addresses, nothing inline (no data:
 * addresses, no polyfill script), source maps as files.
 */
export default defineConfig({
  root: fromRoot('renderer'),
  base: './',
  publicDir: false,
  plugins: [react(), licencesPlugin()],
  css: { modules: { generateScopedName: '[name]__[local]__[hash:base64:5]' } },
  build: {
    target: 'esnext',
    outDir: fromRoot('out/renderer'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: true,
    license: { fileName: bundledFile },
    // Files come from the disk, not over a network.
    chunkSizeWarningLimit: Infinity,
    rolldownOptions: { input: fromRoot('renderer/index.html') },
  },
});

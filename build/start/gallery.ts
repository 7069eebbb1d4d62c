import { createServer } from 'vite';
import { fromRoot } from '../vite/paths.ts';

// `npm run ui`: the page of all parts of the interface, followed as one writes. Vite names the address.
const server = await createServer({
  configFile: fromRoot('build/vite/renderer.config.ts'),
  server: { open: false },
});
await server.listen();
process.stdout.write(`${new URL('gallery.html', server.resolvedUrls?.local[0]).href}\n`);

import { serveAlone } from './serve-alone.ts';

await serveAlone(process.argv.slice(2), process.env);

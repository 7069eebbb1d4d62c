import { runAlone } from './run-alone.ts';

await runAlone(process.argv.slice(2), process.env);

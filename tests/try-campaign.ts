import { mkdtempSync } from 'node:fs';
import { campaign } from '#tests/support/crash/campaign.ts';
const t=performance.now();
console.log(await campaign({ runs: Number(process.argv[2]), seed: Number(process.argv[3]), folder: mkdtempSync('/tmp/narae-crash-') }), Math.round(performance.now()-t));
process.exit(0);

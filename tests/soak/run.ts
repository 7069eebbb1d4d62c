import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { campaign } from '#tests/support/crash/campaign.ts';
import { seededRandom } from '#relay/demo/random.ts';
import { Reach } from './reach.ts';
import { add, isSound, nothingYet, print } from './tally.ts';
import { killWholeApp } from './whole-app.ts';

// `npm run soak`: see the README beside it.
const { values } = parseArgs({
  options: {
    campaigns: { type: 'string', default: '20' },
    runs: { type: 'string', default: '50' },
    'app-runs': { type: 'string', default: '10' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
  },
});
const random = seededRandom(Number(values.seed));
console.log(`soak: seed ${values.seed}`);
let tally = nothingYet;
const reach = new Reach();

for (let number = 1; number <= Number(values.campaigns); number++) {
  const folder = mkdtempSync(join(tmpdir(), 'narae-soak-'));
  const begin = performance.now();
  const result = await campaign({ runs: Number(values.runs), seed: Math.floor(random() * 2 ** 31), folder });
  console.log(
    `campaign ${String(number)}: ${JSON.stringify(result)} in ${((performance.now() - begin) / 1000).toFixed(0)} s`,
  );
  tally = add(tally, result);
  reach.add(result);
  // What a failed campaign has left is what one has to look at.
  if (isSound(result)) rmSync(folder, { recursive: true });
  else console.log(`kept: ${folder}`);
}
const appRuns = Number(values['app-runs']);
if (appRuns > 0) {
  const result = await killWholeApp(appRuns, Math.floor(random() * 2 ** 31));
  console.log(`whole app: ${JSON.stringify(result)}`);
  tally = add(tally, result);
}
print(tally);
reach.print();
process.exit(isSound(tally) && reach.isWhole ? 0 : 1);

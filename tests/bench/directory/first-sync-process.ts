import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ownBytes } from '#shared/model/bytes.ts';
import { openCore } from '#core/compose.ts';
import { nationalPeople, nationalUnits } from '#tests/support/national/national-agency.ts';
import { percentile } from '../metrics.ts';
import { changedDuty, nationOf } from './nation.ts';

// An empty profile that enrols at a relay with a nation: `<people> <folder> <socket>`. Tells what it has measured, and, once
// it is told 'changed', when a delta is found.
const [people = '0', folder = '', path = ''] = process.argv.slice(2);
const size = nationOf(Number(people));
const units = nationalUnits(size);
const [first] = nationalPeople({ ...size, people: 1 }, units);
const last = Array.from(nationalPeople(size, units)).at(-1);
if (first === undefined || last === undefined) throw new Error('nobody there');

const core = openCore({
  databaseFile: join(folder, 'narae.db'),
  databaseKey: ownBytes(randomBytes(32)),
  vault: 'none',
  backend: { kind: 'relay', location: { kind: 'local', path } },
  embedded: false,
  publish: () => undefined,
  onFailure: (error) => {
    process.stderr.write(`${String(error)}\n`);
  },
  directoryScript: new URL('../../../electron/core/directory/worker.ts', import.meta.url),
});
const search = async (query: string): Promise<readonly string[]> =>
  (await core.services.directory.search({ query, scope: 'everybody', limit: 50 })).people.map(
    ({ person }) => person.id,
  );
await core.begin();
const begin = performance.now();
await core.services.signIn.enrol({ person: first.id });
const keys: number[] = [];
let own = 0;
for (let key = 0; ; key++) {
  const before = performance.now();
  const found = await search(
    key % 10 === 9 ? (last.details.mail ?? '') : '김이박최정강조윤장'.charAt(key % 9),
  );
  keys.push(performance.now() - before);
  if (own === 0 && found.length >= 50) own = performance.now() - begin;
  if (found.includes(last.id)) break;
  // Ten keys a second, which nobody types for long.
  await setTimeout(Math.max(0, 100 - (performance.now() - before)));
}
const seconds = (performance.now() - begin) / 1_000;
process.send?.({ seconds, ownSeconds: own / 1_000, typingP95: percentile(keys, 0.95), keys: keys.length });

process.on('message', (wanted) => {
  if (wanted === 'change') void waitForChange();
  else void core.close().then(() => process.exit(0));
});

async function waitForChange(): Promise<void> {
  while ((await search(changedDuty)).length < 50) await setTimeout(20);
  process.send?.('found');
}

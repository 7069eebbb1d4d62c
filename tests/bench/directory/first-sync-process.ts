import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ownBytes } from '#shared/model/bytes.ts';
import { openCore } from '#core/compose.ts';
import { nationalPeople, nationalUnits } from '#tests/support/national/national-agency.ts';
import { percentile } from '../metrics.ts';
import type { PcRequest } from './first-sync.ts';
import { indexSettled } from './index-settled.ts';
import { nationOf } from './nation.ts';
import { typedKeys } from './typed-keys.ts';

// An empty profile that enrols at a relay with a nation: `<people> <folder> <socket>`. Tells what it has measured, and then
// when it finds what it is told to look for, or when its index is at rest.
const [people = '0', folder = '', path = ''] = process.argv.slice(2);
const size = nationOf(Number(people));
const units = nationalUnits(size);
const typed = Array.from(nationalPeople({ ...size, people: 20 }, units));
const [first] = typed;
const last = Array.from(nationalPeople(size, units)).at(-1);
if (first === undefined || last === undefined) throw new Error('nobody there');
/** Some 400 keys a minute: quicker than people type. */
const keyMs = 150;

const place = { file: join(folder, 'narae.db'), key: ownBytes(randomBytes(32)) };
const core = openCore({
  databaseFile: place.file,
  databaseKey: place.key,
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

// Keys come when they come, whether the last one was answered or not; whatever holds one up counts as its time.
const typing = performance.now();
const times: number[] = [];
const answers: Promise<void>[] = [];
const found: { own: number | null; last: number | null } = { own: null, last: null };
for (const query of typedKeys(typed, last.details.mail ?? '')) {
  const intended = typing + answers.length * keyMs;
  await setTimeout(Math.max(0, intended - performance.now()));
  if (found.last !== null) break;
  answers.push(answered(query, intended, last.id));
}
await Promise.all(answers);
process.send?.({
  seconds: (found.last ?? NaN) / 1_000,
  // In a small nation the first and the last are taken in together.
  ownSeconds: (found.own ?? found.last ?? NaN) / 1_000,
  typingP95: percentile(times, 0.95),
  typingMax: Math.max(...times),
  keys: times.length,
});

process.on('message', (request: PcRequest) => {
  void answer(request);
});

async function answered(query: string, intended: number, sought: string): Promise<void> {
  const ids = await search(query);
  const now = performance.now();
  times.push(now - intended);
  if (ids.length >= 50) found.own ??= now - begin;
  if (ids.includes(sought)) found.last ??= now - begin;
}

async function answer(request: PcRequest): Promise<void> {
  if (request === 'stop') {
    await core.close();
    process.exit(0);
  }
  if (request === 'settle') await indexSettled(place);
  else while (!isMet(request, await search(request.query))) await setTimeout(20);
  process.send?.('done');
}

function isMet({ least, person }: Exclude<PcRequest, string>, ids: readonly string[]): boolean {
  return ids.length >= least && (person === null || ids.includes(person));
}

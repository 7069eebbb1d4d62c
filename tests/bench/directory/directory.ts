import { statSync } from 'node:fs';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { personId } from '#shared/model/ids.ts';
import { buildInThread, type DirectoryPlace, type DirectoryQuery } from '#core/directory/index.ts';
import { IndexReader } from '#core/directory/reader/index-reader.ts';
import { openStorage } from '#core/storage/index.ts';
import { PlainSearch, type PlainLook } from '#tests/support/national/plain-search.ts';
import { queryKinds, sampleQueries, type QueryKind } from '#tests/support/national/sample-queries.ts';
import { median, type Metric, type Metrics } from '../metrics.ts';
import { firstSync } from './first-sync.ts';
import { knownNation, type KnownNation } from './known-nation.ts';
import { nationalProfile, nationOf } from './nation.ts';
import type { PeerQueries } from './peers-worker.ts';
import type { KindTimes, TimedQueries } from './time-kinds.ts';

const seed = 20_261_127;
const perKind = 200;
const limit = 50;
const kinds = Object.keys(queryKinds) as readonly QueryKind[];
const script = new URL('../../../electron/core/directory/worker.ts', import.meta.url);

/** Finding people of a whole nation: see the README. `--people` says of how many
 * (1,150,000), `--compare` how many queries a kind are answered by looking at everybody, too. */
export async function directory(
  say: (line: string) => void,
  _ranOn: unknown,
  options: readonly string[],
): Promise<Metrics> {
  const size = nationOf(numberFrom(options, 'people', 1_150_000));
  say(`directory: ${String(size.people)} people, ${String(size.units)} units, seed ${String(seed)}`);
  const place = await nationalProfile(size);
  const buildSeconds = await build(place);
  const loads = Array.from({ length: 5 }, () => load(place));
  say(`built in ${buildSeconds.toFixed(1)} s`);
  const nation = knownNation(place);
  const times = await timeKinds(place, nation, say);
  const compared = numberFrom(options, 'compare', size.people > 50_000 ? 40 : perKind);
  const wrong = wrongAnswers(place, nation, compared, say);
  const sync = await firstSync(size.people);
  say(`first people found after ${sync.ownSeconds.toFixed(1)} s, ${String(sync.keys)} keys typed meanwhile`);
  const worst = (isWanted: (kind: QueryKind) => boolean): number =>
    Math.max(...[...times].filter(([kind]) => isWanted(kind)).map(([, { p99 }]) => p99));
  const isSeveral = (kind: QueryKind): boolean => severalWords.has(kind);
  const peers = await timePeers(place, nation);
  const own = median(peerKinds.map((kind) => times.get(kind)?.p50 ?? NaN));
  const versus = (time: number): Metric => ({ value: time / own, unit: 'x', baseline: time });
  return {
    one_word_p99_ms: { value: worst((kind) => !isSeveral(kind)), unit: 'ms', bar: { most: 5 } },
    several_words_p99_ms: { value: worst(isSeveral), unit: 'ms', bar: { most: 15 } },
    wrong_answers: { value: wrong, unit: '', bar: { most: 0 } },
    index_mb: { value: sizeOf(place) / 1e6, unit: 'MB', bar: { most: 100 } },
    load_ms: { value: median(loads), unit: 'ms', bar: { most: 300 } },
    build_s: { value: buildSeconds, unit: 's', bar: { most: 15 } },
    first_sync_s: { value: sync.seconds, unit: 's', bar: { most: 90 } },
    typing_p95_ms: { value: sync.typingP95, unit: 'ms' },
    vs_fuse: versus(peers.fuse),
    vs_minisearch: versus(peers.minisearch),
    vs_ufuzzy: versus(peers.ufuzzy),
    vs_fts5: versus(peers.fts5),
    delta_s: { value: sync.deltaSeconds, unit: 's', bar: { most: 2 } },
  };
}

/** What all peers are asked: each of them finds whole names at least. */
const peerKinds: readonly QueryKind[] = ['name', 'duty', 'number'];

const severalWords: ReadonlySet<QueryKind> = new Set([
  'unit and name',
  'name and part of a unit',
  'agency and name',
  'two words of a duty',
  'agency and duty',
  'rank and unit',
]);

/** In a thread, from the encrypted rows to the encrypted file, in seconds. */
async function build(place: DirectoryPlace): Promise<number> {
  const begin = performance.now();
  const file = await buildInThread(script, place);
  const seconds = (performance.now() - begin) / 1_000;
  const storage = openStorage(place);
  storage.transaction(() => {
    storage.indexFile.set(file);
  });
  storage.close();
  return seconds;
}

/** Until the first answer could be given, in milliseconds. */
function load(place: DirectoryPlace): number {
  const begin = performance.now();
  const reader = new IndexReader(place);
  const { lost, indexed } = reader.refresh(0);
  const time = performance.now() - begin;
  reader.letGo();
  if (lost !== null || indexed === 0) throw new Error('the index cannot be read');
  return time;
}

function sizeOf(place: DirectoryPlace): number {
  const storage = openStorage(place);
  const name = storage.indexFile.current()?.name ?? '';
  storage.close();
  return statSync(join(dirname(place.file), name)).size;
}

/** Somebody looks whose own unit and agency, and fifty others, come first. */
function askedBy({ people, idOf }: KnownNation, place: DirectoryPlace): (query: string) => DirectoryQuery {
  const storage = openStorage(place);
  const self = storage.people.get(idOf(people[777]?.row ?? 0) ?? personId('nobody'));
  const [agency] = self.unit === null ? [] : storage.units.path(self.unit);
  storage.close();
  const near = people.slice(1_000, 1_050).flatMap(({ row }) => idOf(row) ?? []);
  return (query) => ({
    ...{ query, scope: null, limit, units: 10, near },
    ...{ self: self.id, unit: self.unit, agency: agency?.id ?? null },
  });
}

/** In a thread with a heap of its own, as in the product: what queries are made of would be in the way. */
async function timeKinds(
  place: DirectoryPlace,
  nation: KnownNation,
  say: (line: string) => void,
): Promise<ReadonlyMap<QueryKind, KindTimes>> {
  const asked = askedBy(nation, place)('');
  const sample = (count: number, from: number): TimedQueries['queries'] =>
    Object.fromEntries(
      kinds.map((kind) => [kind, sampleQueries(kind, count, from, nation.people, nation.units)]),
    );
  const data: TimedQueries = { place, asked, warmUp: sample(50, seed - 1), queries: sample(perKind, seed) };
  const worker = new Worker(new URL('time-kinds-worker.ts', import.meta.url), { workerData: data });
  const [times] = (await once(worker, 'message')) as [Readonly<Record<QueryKind, KindTimes>>];
  await worker.terminate();
  for (const kind of kinds)
    say(`${kind}: p50 ${times[kind].p50.toFixed(2)} ms, p99 ${times[kind].p99.toFixed(2)} ms`);
  return new Map(kinds.map((kind) => [kind, times[kind]]));
}

/** The middle time of a query of each peer, in a thread of their own; Fuse.js among a hundred thousand people only. */
async function timePeers(
  place: DirectoryPlace,
  { people, units }: KnownNation,
): Promise<Readonly<Record<'fuse' | 'minisearch' | 'ufuzzy' | 'fts5', number>>> {
  const queries = peerKinds.flatMap((kind) => sampleQueries(kind, 10, seed, people, units));
  const data: PeerQueries = { place, queries };
  const worker = new Worker(new URL('peers-worker.ts', import.meta.url), {
    workerData: data,
    resourceLimits: { maxOldGenerationSizeMb: 8_192 },
  });
  const [times] = (await once(worker, 'message')) as [Awaited<ReturnType<typeof timePeers>>];
  await worker.terminate();
  return times;
}

/**
 * How many answers are not, person for person, what looking at everybody finds: half of them for a stranger, half for
 * somebody whose own people come first.
 */
function wrongAnswers(
  place: DirectoryPlace,
  nation: KnownNation,
  count: number,
  say: (line: string) => void,
): number {
  const plain = new PlainSearch(nation.units, nation.people);
  const reader = new IndexReader(place);
  reader.refresh(0);
  const official = askedBy(nation, place)('');
  const stranger = { ...official, self: personId('nobody'), unit: null, agency: null, near: [] };
  const look = lookOf(nation, official);
  let wrong = 0;
  for (const kind of kinds) {
    const begin = performance.now();
    sampleQueries(kind, count, seed + 1, nation.people, nation.units).forEach((query, number) => {
      const asked = number % 2 === 0 ? stranger : official;
      const found = reader.search({ ...asked, query, units: 0 });
      const expected = plain
        .search(query, limit + 1, asked === official ? look : {})
        .flatMap(({ row }) => nation.idOf(row) ?? [])
        .filter((person) => person !== asked.self);
      if (found.people.map(({ person }) => person.id).join() !== expected.slice(0, limit).join()) wrong++;
    });
    say(
      `${kind}: ${String(count)} answers compared in ${((performance.now() - begin) / 1_000).toFixed(0)} s`,
    );
  }
  reader.letGo();
  return wrong;
}

/** Who looks, as the plain search is told. */
function lookOf({ people, units, idOf }: KnownNation, { self, near }: DirectoryQuery): PlainLook {
  const unit = people.find(({ row }) => idOf(row) === self)?.unit ?? -1;
  const agencyOf = (one: number): number => {
    const parent = units[one]?.parent ?? -1;
    return parent < 0 ? one : agencyOf(parent);
  };
  const rows = people
    .filter(({ row }) => near.includes(idOf(row) ?? personId('nobody')))
    .map(({ row }) => row);
  return { unit, agency: agencyOf(unit), rows: new Set(rows) };
}

/** A number from the command line, such as `--people 50000`. */
function numberFrom(options: readonly string[], name: string, usual: number): number {
  const { values } = parseArgs({
    args: [...options],
    options: { [name]: { type: 'string' } },
    strict: false,
  });
  const given = values[name];
  return typeof given === 'string' ? Number(given) : usual;
}

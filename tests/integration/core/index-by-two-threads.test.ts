import { randomBytes } from 'node:crypto';
import { openSync, closeSync, readdirSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { ownBytes } from '#shared/model/bytes.ts';
import type { DirectoryPerson } from '#shared/model/person.ts';
import { IndexBuilder } from '#core/directory/engine/index-builder.ts';
import { IndexFileReader } from '#core/directory/engine/index-file.ts';
import { IndexedUnits, indexedPerson } from '#core/directory/engine/indexed-record.ts';
import { packIndex } from '#core/directory/engine/pack-index.ts';
import { numberUnits } from '#core/directory/engine/unit-index.ts';
import { buildInThreads, type DirectoryPlace } from '#core/directory/index.ts';
import { DirectoryRows, openStorage } from '#core/storage/index.ts';
import { directoryPage } from '#tests/support/directory-page.ts';
import { nationalPeople, nationalUnits } from '#tests/support/national/national-agency.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const script = new URL('../../../electron/core/directory/worker.ts', import.meta.url);
const size = { people: 3_000, units: 200, seed: 8 };
const units = nationalUnits(size);
const everybody: readonly DirectoryPerson[] = Array.from(nationalPeople(size, units), (person, index) => ({
  ...person,
  ...(index % 50 === 0 ? { unit: null } : {}),
  ...(index % 31 === 0 ? { duty: '예산\u3000총괄 예산' } : {}),
  details: { ...person.details, mail: index % 17 === 0 ? null : person.details.mail },
  account: null,
}));

function profileOf(people: readonly DirectoryPerson[]): DirectoryPlace {
  const place = { file: join(temporaryFolder(), 'narae.db'), key: ownBytes(randomBytes(32)) };
  const storage = openStorage(place);
  const removed = people.filter((_, index) => index % 40 === 3).map(({ id }) => id);
  storage.transaction(() => {
    storage.units.applyPage(directoryPage({ units }));
    storage.people.applyPage(directoryPage({ people }));
    storage.people.applyPage(directoryPage({ removed }));
  });
  storage.close();
  return place;
}

/** The parts of an index that one thread builds of everybody. */
function partsByOne({ file, key }: DirectoryPlace): readonly Buffer[] {
  const rows = new DirectoryRows(file, key);
  const places = new IndexedUnits(rows.units());
  const builder = new IndexBuilder(numberUnits(places.units));
  for (const { row, seniority, person, details } of rows.everybody())
    builder.add(indexedPerson(person, details, { row, seniority, units: places }));
  rows.close();
  return packIndex(builder.build()).map((pieces) => Buffer.concat(pieces));
}

function indexFiles({ file }: DirectoryPlace): readonly string[] {
  return readdirSync(dirname(file)).filter((name) => name.includes('.index'));
}

test.each([0, 1, 2, 3, everybody.length])(
  'of %i people two threads build the index that one builds, to the byte',
  async (count) => {
    const place = profileOf(everybody.slice(0, count));
    const { name, key } = await buildInThreads(script, place);
    const reader = IndexFileReader.open(join(dirname(place.file), name), key);
    onTestFinished(() => reader?.close());
    const expected = partsByOne(place);
    expect(expected.length).toBeGreaterThan(3);
    for (const [part, bytes] of expected.entries())
      expect(bytes.equals(reader?.read(part) ?? Buffer.alloc(0)), `part ${String(part)}`).toBe(true);
  },
);

test.each(['first', 'second'])('where the %s thread dies, there is no index and no file', async (which) => {
  const place = profileOf(everybody);
  const workers: Worker[] = [];
  const ends: Promise<unknown>[] = [];
  const note = (worker: Worker): void => {
    workers.push(worker);
    ends.push(new Promise((resolve) => worker.once('exit', resolve)));
    if (workers.length === (which === 'first' ? 1 : 2)) void worker.terminate();
  };
  process.on('worker', note);
  onTestFinished(() => void process.off('worker', note));
  await expect(buildInThreads(script, place)).rejects.toMatchObject({ code: 'worker-lost' });
  // Nobody waits for the one that is gone.
  await Promise.all(ends);
  expect(workers).toHaveLength(2);
  expect(indexFiles(place)).toEqual([]);
});

test('what the second thread cannot read is told as it is, and leaves no file', async () => {
  const place = profileOf(everybody);
  // People come last in the file, and in the order of their rows: of the second half a part is damaged.
  const handle = openSync(place.file, 'r+');
  const { size: bytes } = statSync(place.file);
  const [from, to] = [Math.floor(bytes * 0.75), Math.floor(bytes * 0.9)];
  writeSync(handle, Buffer.alloc(to - from, 7), 0, to - from, from);
  closeSync(handle);
  const rows = new DirectoryRows(place.file, place.key);
  onTestFinished(() => {
    rows.close();
  });
  expect(Array.from(rows.everybody({ after: 0, until: rows.middleRow() })).length).toBeGreaterThan(1_000);
  await expect(buildInThreads(script, place)).rejects.toMatchObject({ code: 'database-unreadable' });
  expect(indexFiles(place)).toEqual([]);
});

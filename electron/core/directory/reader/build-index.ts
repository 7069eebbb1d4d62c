import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { ownBytes } from '#shared/model/bytes.ts';
import { DirectoryRows, type IndexFile } from '#core/storage/index.ts';
import type { DirectoryIndex } from '../engine/directory-index.ts';
import { writeIndexFile } from '../engine/index-file.ts';
import { IndexedUnits } from '../engine/indexed-record.ts';
import { packIndex } from '../engine/pack-index.ts';
import { numberUnits } from '../engine/unit-index.ts';
import type { BuildHelper } from './build-helper.ts';
import { collectPeople } from './collect-people.ts';
import type { DirectoryPlace } from './directory-place.ts';

/** What the files with indexes are called. */
export const indexFilePattern = /^directory-[0-9a-f]{16}\.index(\.new)?$/;

/**
 * Builds an index of everybody and writes it into a new file beside the database, under a new key. Whoever changes
 * meanwhile counts as changed since. @throws what the database or the disk says; no file is left behind then.
 */
export async function buildIndexFile({ file, key }: DirectoryPlace, helper: BuildHelper): Promise<IndexFile> {
  const rows = new DirectoryRows(file, key);
  try {
    const version = rows.indexFile.version();
    const parts = packIndex(await buildIndex(rows, helper));
    const name = `directory-${randomBytes(8).toString('hex')}.index`;
    const fileKey = ownBytes(randomBytes(32));
    writeIndexFile(join(dirname(file), name), fileKey, parts);
    return { name, key: fileKey, version };
  } finally {
    rows.close();
    helper.close();
  }
}

/**
 * By two threads, because it takes as long as somebody waits for the index: each reads every other half of the people; then this one puts in
 * order what they are, and the helper how they are reached. The index is the one that a single thread would build.
 */
async function buildIndex(rows: DirectoryRows, helper: BuildHelper): Promise<DirectoryIndex> {
  const places = new IndexedUnits(rows.units());
  const units = numberUnits(places.units);
  const middle = rows.middleRow();
  const others = helper.collect(places.ids(), middle);
  const { people, contacts } = collectPeople(rows, places, { after: 0, until: middle });
  const read = people.count;
  people.takeIn(await others);
  helper.sort(contacts.collected(), read);
  const listed = people.inOrder(units);
  const finished = helper.finish(listed.order);
  return { ...people.build(units, listed), ...(await finished) };
}

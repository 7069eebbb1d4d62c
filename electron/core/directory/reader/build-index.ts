import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { ownBytes, type Bytes } from '#shared/model/bytes.ts';
import { DirectoryRows, type IndexFile } from '#core/storage/index.ts';
import type { DirectoryIndex } from '../engine/directory-index.ts';
import { IndexBuilder } from '../engine/index-builder.ts';
import { writeIndexFile } from '../engine/index-file.ts';
import { IndexedUnits, indexedPerson } from '../engine/indexed-record.ts';
import { packIndex } from '../engine/pack-index.ts';
import { numberUnits } from '../engine/unit-index.ts';

/** Where the directory lies. */
export interface DirectoryPlace {
  /** The profile's database; the index lies beside it. */
  readonly file: string;
  /** 32 bytes. */
  readonly key: Bytes;
}

/** What the files with indexes are called. */
export const indexFilePattern = /^directory-[0-9a-f]{16}\.index(\.new)?$/;

/**
 * Builds an index of everybody and writes it into a new file beside the database, under a new key. Whoever changes
 * meanwhile counts as changed since. @throws what the database or the disk says; no file is left behind then.
 */
export function buildIndexFile({ file, key }: DirectoryPlace): IndexFile {
  const rows = new DirectoryRows(file, key);
  try {
    const version = rows.indexFile.version();
    const parts = packIndex(buildIndex(rows));
    const name = `directory-${randomBytes(8).toString('hex')}.index`;
    const fileKey = ownBytes(randomBytes(32));
    writeIndexFile(join(dirname(file), name), fileKey, parts);
    return { name, key: fileKey, version };
  } finally {
    rows.close();
  }
}

function buildIndex(rows: DirectoryRows): DirectoryIndex {
  const units = new IndexedUnits(rows.units());
  const builder = new IndexBuilder(numberUnits(units.units));
  for (const { row, seniority, person, details } of rows.everybody())
    builder.add(indexedPerson(person, details, { row, seniority, units }));
  return builder.build();
}

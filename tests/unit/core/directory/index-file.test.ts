import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownBytes, type Bytes } from '#shared/model/bytes.ts';
import type { DirectoryIndex } from '#core/directory/engine/directory-index.ts';
import { IndexBuilder } from '#core/directory/engine/index-builder.ts';
import { numberUnits } from '#core/directory/engine/unit-index.ts';
import { IndexFileReader, writeIndexFile } from '#core/directory/engine/index-file.ts';
import { IndexedUnits, indexedPerson } from '#core/directory/engine/indexed-record.ts';
import { DamagedIndexError, packIndex, unpackIndex } from '#core/directory/engine/pack-index.ts';
import { nationalPeople, nationalUnits } from '#tests/support/national/national-agency.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'narae-index-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the file of the index', () => {
  it('gives back every array of an index as it was, part after part', () => {
    const { key, file, index } = written('whole');
    const reader = opened(file, key);
    const loaded = unpackIndex((part) => reader.read(part)) ?? notThere();
    const rest = [loaded.loadMore(), loaded.loadMore(), loaded.loadMore(), loaded.loadMore()];
    expect(rest).toEqual([true, true, false, false]);
    reader.close();
    expect(loaded.index).toEqual(index);
    expect(readFileSync(file).includes(Buffer.from('example.go.kr'))).toBe(false);
    expect(new Set(readFileSync(file)).size).toBe(256);
  });

  it('reads a part when it is first asked for, and says so when that is damaged', () => {
    const { key, file, index } = written('late');
    const reader = opened(file, key);
    const parts: number[] = [];
    const loaded = unpackIndex((part) => {
      parts.push(part);
      return part === 2 ? null : reader.read(part);
    });
    expect(parts).toEqual([0, 1]);
    expect(loaded?.index.mails).toEqual(index.mails);
    expect(loaded?.index.mails).toBe(loaded?.index.mails);
    expect(parts).toEqual([0, 1, 4]);
    expect(() => loaded?.index.duties).toThrow(DamagedIndexError);
    expect(() => loaded?.loadMore()).toThrow(DamagedIndexError);
    expect(() => unpackIndex((part) => (part === 1 ? null : reader.read(part)))).toThrow(DamagedIndexError);
  });

  it('refuses what was changed in a single bit, cut, exchanged or sealed with another key', () => {
    const key = newKey();
    const file = join(folder, 'damaged');
    const contents = [600_000, 5, 0, 262_144].map((size) => randomBytes(size));
    writeIndexFile(
      file,
      key,
      contents.map((content) => [content.subarray(0, 7), content.subarray(7)]),
    );
    const whole = readFileSync(file);
    expect(readAll(file, key)).toEqual(contents.map((content) => content.toString('hex')));
    const table = 4 + 4 * 8 + 16;
    const chunk = 0x4_0000 + 16;
    const [first, second] = [
      whole.subarray(table, table + chunk),
      whole.subarray(table + chunk, table + 2 * chunk),
    ];
    const damages: readonly Buffer[] = [
      ...[0, 3, 4, table - 1, table, table + chunk - 1, whole.length - 1].map((at) => flipped(whole, at)),
      whole.subarray(0, -1),
      whole.subarray(0, table + chunk),
      whole.subarray(chunk),
      whole.subarray(0, 5),
      whole.subarray(0, 2),
      Buffer.alloc(0),
      Buffer.concat([whole.subarray(0, table), second, first, whole.subarray(table + 2 * chunk)]),
      Buffer.concat([whole, first]),
    ];
    for (const damage of damages) {
      writeFileSync(file, damage);
      expect(readAll(file, key)).toContain(null);
    }
    writeFileSync(file, whole);
    expect(IndexFileReader.open(file, newKey())).toBeNull();
    expect(IndexFileReader.open(join(folder, 'nowhere'), key)).toBeNull();
  });

  it('leaves the earlier file where it cannot be written, and nothing else', () => {
    const key = newKey();
    const file = join(folder, 'kept');
    writeIndexFile(file, key, [[randomBytes(100)]]);
    const before = readFileSync(file);
    expect(() => {
      writeIndexFile(join(folder, 'no', 'folder'), key, [[randomBytes(100)]]);
    }).toThrow();
    expect(readFileSync(file)).toEqual(before);
    expect(readdirSync(folder).filter((name) => name.endsWith('.new'))).toEqual([]);
  });
});

function written(name: string): {
  readonly key: Bytes;
  readonly file: string;
  readonly index: DirectoryIndex;
} {
  const size = { people: 300, units: 120, seed: 3 };
  const made = nationalUnits(size);
  const units = new IndexedUnits(made.map((unit, row) => ({ ...unit, row })));
  const builder = new IndexBuilder(numberUnits(units.units));
  let row = 0;
  for (const record of nationalPeople(size, made))
    builder.add(indexedPerson(record, record.details, { row: row++, seniority: 1, units }));
  const [index, key, file] = [builder.build(), newKey(), join(folder, name)];
  writeIndexFile(file, key, packIndex(index));
  return { key, file, index };
}

function opened(file: string, key: Bytes): IndexFileReader {
  return IndexFileReader.open(file, key) ?? notThere();
}

function notThere(): never {
  throw new Error('not there');
}

/** Each part, or null for one that is refused; a single null where the file is. */
function readAll(file: string, key: Bytes): readonly (string | null)[] {
  const reader = IndexFileReader.open(file, key);
  if (reader === null) return [null];
  const parts = [0, 1, 2, 3].map((part) => reader.read(part));
  reader.close();
  return parts.map((part) => (part === null ? null : Buffer.from(part).toString('hex')));
}

function newKey(): Bytes {
  return ownBytes(randomBytes(32));
}

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(at) ^ 1, at);
  return copy;
}

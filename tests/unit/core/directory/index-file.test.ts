import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownBytes, type Bytes } from '#shared/model/bytes.ts';
import { IndexBuilder } from '#core/directory/engine/index-builder.ts';
import { numberUnits } from '#core/directory/engine/unit-index.ts';
import { readIndexFile, writeIndexFile } from '#core/directory/engine/index-file.ts';
import { IndexedUnits, indexedPerson } from '#core/directory/engine/indexed-record.ts';
import { packIndex, unpackIndex } from '#core/directory/engine/pack-index.ts';
import { nationalPeople, nationalUnits } from '#tests/support/national/national-agency.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'narae-index-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the file of the index', () => {
  it('gives back every array of an index as it was', () => {
    const size = { people: 300, units: 120, seed: 3 };
    const made = nationalUnits(size);
    const units = new IndexedUnits(made.map((unit, row) => ({ ...unit, row })));
    const builder = new IndexBuilder(numberUnits(units.units));
    let row = 0;
    for (const record of nationalPeople(size, made))
      builder.add(indexedPerson(record, record.details, { row: row++, seniority: 1, units }));
    const index = builder.build();
    const key = newKey();
    const file = join(folder, 'whole');
    writeIndexFile(file, key, packIndex(index));
    const read = readIndexFile(file, key);
    expect(read && unpackIndex(read)).toEqual(index);
    expect(readFileSync(file).includes(Buffer.from('example.go.kr'))).toBe(false);
    expect(new Set(readFileSync(file)).size).toBe(256);
  });

  it('refuses what was changed in a single bit, cut, exchanged or sealed with another key', () => {
    const key = newKey();
    const file = join(folder, 'damaged');
    const content = randomBytes(2_500_000);
    writeIndexFile(file, key, content);
    expect(content.equals(readIndexFile(file, key) ?? Buffer.alloc(0))).toBe(true);
    const whole = readFileSync(file);
    const chunk = 0x10_0000 + 16;
    const damages: readonly Buffer[] = [
      flipped(whole, 0),
      flipped(whole, chunk - 1),
      flipped(whole, whole.length - 1),
      whole.subarray(0, -1),
      whole.subarray(0, chunk),
      whole.subarray(chunk),
      whole.subarray(0, 5),
      Buffer.alloc(0),
      Buffer.concat([whole.subarray(chunk, 2 * chunk), whole.subarray(0, chunk), whole.subarray(2 * chunk)]),
      Buffer.concat([whole, whole.subarray(0, chunk)]),
    ];
    for (const damage of damages) {
      writeFileSync(file, damage);
      expect(readIndexFile(file, key)).toBeNull();
    }
    writeFileSync(file, whole);
    expect(readIndexFile(file, newKey())).toBeNull();
    expect(readIndexFile(join(folder, 'nowhere'), key)).toBeNull();
  });

  it('leaves the earlier file where it cannot be written, and nothing else', () => {
    const key = newKey();
    const file = join(folder, 'kept');
    writeIndexFile(file, key, randomBytes(100));
    const before = readFileSync(file);
    expect(() => {
      writeIndexFile(join(folder, 'no', 'folder'), key, randomBytes(100));
    }).toThrow();
    expect(readFileSync(file)).toEqual(before);
    expect(readdirSync(folder).filter((name) => name.endsWith('.new'))).toEqual([]);
  });
});

function newKey(): Bytes {
  return ownBytes(randomBytes(32));
}

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(at) ^ 1, at);
  return copy;
}

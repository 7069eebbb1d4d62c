import type { DirectoryIndex } from './directory-index.ts';
import { IndexBuilder } from './index-builder.ts';
import { numberUnits } from './unit-index.ts';

/*
 * A packed index is the length of a header (u32), the header as JSON, and the arrays one behind the other, each beginning at
 * a multiple of eight bytes: views are laid over them, and nothing is parsed.
 */

/** The index as one piece of bytes. */
export function packIndex(index: DirectoryIndex): Uint8Array<ArrayBuffer> {
  const arrays: PackedArray[] = [];
  let size = 0;
  const found = new Map<string, View>();
  collect(index, '', found);
  for (const [path, array] of found) {
    arrays.push({ path, type: typeOf(array), at: size, length: array.length });
    size += aligned(array.byteLength);
  }
  const { present, mails } = index;
  const header: Header = { version, present, domainNames: mails.domainNames, arrays };
  const json = new TextEncoder().encode(JSON.stringify(header));
  const begin = aligned(lengthBytes + json.length);
  const packed = new Uint8Array(begin + size);
  new DataView(packed.buffer).setUint32(0, json.length, true);
  packed.set(json, lengthBytes);
  for (const { path, at } of arrays) {
    const array = found.get(path);
    if (array !== undefined)
      packed.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), begin + at);
  }
  return packed;
}

/**
 * The index that was packed, as views over these bytes (which begin at a multiple of eight in their buffer). Null for what
 * another version has packed; what is in the bytes is trusted otherwise, so they must come from an authenticated file.
 */
export function unpackIndex(packed: Uint8Array<ArrayBuffer>): DirectoryIndex | null {
  const { buffer, byteOffset } = packed;
  const length = new DataView(buffer, byteOffset).getUint32(0, true);
  const json = new TextDecoder().decode(packed.subarray(lengthBytes, lengthBytes + length));
  const header = JSON.parse(json) as Header;
  if (header.version !== version) return null;
  const begin = byteOffset + aligned(lengthBytes + length);
  const arrays = new Map(
    header.arrays.map(({ path, type, at, length: count }) => [
      path,
      new types[type](buffer, begin + at, count),
    ]),
  );
  const index = filledIn(emptyIndex(), '', arrays) as DirectoryIndex;
  return { ...index, present: header.present, mails: { ...index.mails, domainNames: header.domainNames } };
}

/** To be counted up whenever what an index consists of, or what its parts mean, changes: older ones are built anew. */
const version = 3;

const types = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array } as const;
type View = Uint8Array | Uint16Array | Uint32Array;

interface PackedArray {
  /** Where it belongs, such as `names.words.text`. */
  readonly path: string;
  readonly type: keyof typeof types;
  readonly at: number;
  readonly length: number;
}

interface Header {
  readonly version: number;
  readonly present: number;
  readonly domainNames: readonly string[];
  readonly arrays: readonly PackedArray[];
}

const lengthBytes = 4;

function aligned(bytes: number): number {
  return Math.ceil(bytes / 8) * 8;
}

function typeOf(array: View): keyof typeof types {
  return array instanceof Uint8Array ? 'u8' : array instanceof Uint16Array ? 'u16' : 'u32';
}

function isView(value: unknown): value is View {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}

function collect(part: object, path: string, found: Map<string, View>): void {
  for (const [name, value] of Object.entries(part) as readonly [string, unknown][]) {
    if (isView(value)) found.set(path + name, value);
    else if (typeof value === 'object' && value !== null && !Array.isArray(value))
      collect(value, `${path}${name}.`, found);
  }
}

/** The same parts with other arrays. */
function filledIn(part: object, path: string, arrays: ReadonlyMap<string, View>): object {
  const entries = (Object.entries(part) as readonly [string, unknown][]).map(([name, value]) => {
    if (isView(value)) return [name, arrays.get(path + name) ?? value] as const;
    const isPart = typeof value === 'object' && value !== null && !Array.isArray(value);
    return [name, isPart ? filledIn(value, `${path}${name}.`, arrays) : value] as const;
  });
  return Object.fromEntries(entries);
}

/** What an index consists of. */
function emptyIndex(): DirectoryIndex {
  return new IndexBuilder(numberUnits([])).build();
}

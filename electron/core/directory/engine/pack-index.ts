import type { DirectoryIndex } from './directory-index.ts';
import { IndexBuilder } from './index-builder.ts';
import type { PartContent } from './index-file.ts';
import { numberUnits } from './unit-index.ts';

/*
 * A packed index consists of parts: a header as JSON, what every search needs, and what most need only with their second
 * letter. The arrays of a part lie one behind the other, each from a multiple of eight bytes on: views are laid over them,
 * and nothing is parsed.
 */

/** The parts of an index, as bytes. */
export function packIndex(index: DirectoryIndex): readonly PartContent[] {
  const views = new Map<string, View>();
  collect(index, '', views);
  const parts = partNames.map((name) => [...views].filter(([path]) => partOf(path) === name));
  const { present, mails } = index;
  const arrays = parts.map(placed);
  const header: Header = { version, present, domainNames: mails.domainNames, parts: arrays };
  return [[new TextEncoder().encode(JSON.stringify(header))], ...parts.map(piecesOf)];
}

/** Reads one of the packed parts; null for one that is damaged. */
export type ReadPart = (part: number) => Uint8Array<ArrayBuffer> | null;

/** An index whose later parts are read when they are needed, or when there is time. */
export interface LoadedIndex {
  /** @throws DamagedIndexError from whatever of it is read for the first time. */
  readonly index: DirectoryIndex;
  /** Reads one more part; false when there is none left. @throws DamagedIndexError */
  readonly loadMore: () => boolean;
}

/** A part of the index is not as it was written. */
export class DamagedIndexError extends Error {}

/**
 * The index that was packed. Null for what another version has packed; what is in the parts is trusted otherwise, so they
 * must come from an authenticated file. @throws DamagedIndexError
 */
export function unpackIndex(read: ReadPart): LoadedIndex | null {
  const header = JSON.parse(new TextDecoder().decode(undamaged(read(0)))) as Header;
  if (header.version !== version) return null;
  const arraysOf = (name: PartName): ReadonlyMap<string, View> => {
    const part = partNames.indexOf(name);
    return viewsOf(undamaged(read(part + 1)), header.parts[part] ?? []);
  };
  const empty = emptyIndex();
  const first = filledIn(empty, '', arraysOf('first')) as DirectoryIndex;
  const { domainNames } = header;
  const load: { readonly [Name in LatePart]: () => DirectoryIndex[Name] } = {
    duties: () => filledIn(empty.duties, 'duties.', arraysOf('duties')) as DirectoryIndex['duties'],
    numbers: () => filledIn(empty.numbers, 'numbers.', arraysOf('numbers')) as DirectoryIndex['numbers'],
    mails: () => ({
      ...(filledIn(empty.mails, 'mails.', arraysOf('mails')) as typeof empty.mails),
      domainNames,
    }),
  };
  const index = { ...first, present: header.present };
  const waiting = new Set(lateParts);
  for (const name of lateParts)
    Object.defineProperty(index, name, {
      configurable: true,
      enumerable: true,
      get: () => {
        const value = load[name]();
        waiting.delete(name);
        Object.defineProperty(index, name, { value, enumerable: true });
        return value;
      },
    });
  const loadMore = (): boolean => {
    const [next] = waiting;
    return next !== undefined && typeof index[next] === 'object' && waiting.size > 0;
  };
  return { index, loadMore };
}

/** To be counted up whenever what an index consists of, or what its parts mean, changes: older ones are built anew. */
const version = 6;

/** Two thirds of an index, of which a single letter needs nothing. */
const lateParts = ['duties', 'numbers', 'mails'] as const satisfies readonly (keyof DirectoryIndex)[];
type LatePart = (typeof lateParts)[number];
const partNames = ['first', ...lateParts] as const;
type PartName = (typeof partNames)[number];

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
  readonly parts: readonly (readonly PackedArray[])[];
}

function partOf(path: string): PartName {
  return lateParts.find((name) => path.startsWith(`${name}.`)) ?? 'first';
}

function placed(views: readonly (readonly [string, View])[]): readonly PackedArray[] {
  let at = 0;
  return views.map(([path, array]) => {
    const place = { path, type: typeOf(array), at, length: array.length };
    at += aligned(array.byteLength);
    return place;
  });
}

function piecesOf(views: readonly (readonly [string, View])[]): PartContent {
  return views.flatMap(([, { buffer, byteOffset, byteLength }]) => [
    new Uint8Array(buffer, byteOffset, byteLength),
    new Uint8Array(aligned(byteLength) - byteLength),
  ]);
}

function viewsOf(
  { buffer }: Uint8Array<ArrayBuffer>,
  arrays: readonly PackedArray[],
): ReadonlyMap<string, View> {
  return new Map(arrays.map(({ path, type, at, length }) => [path, new types[type](buffer, at, length)]));
}

function undamaged<Bytes>(part: Bytes | null): Bytes {
  if (part === null) throw new DamagedIndexError();
  return part;
}

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

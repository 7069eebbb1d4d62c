import { setOwn } from './set-own.ts';

/** JSON that stands for any value the structured clone algorithm carries over Electron's IPC. */
export type Encoded = null | boolean | number | string | Encoded[] | { [key: string]: Encoded };

export interface Codec {
  encode(value: unknown): Encoded;
  decode(encoded: Encoded): unknown;
}

/** How bytes become text; the main process and the page have different means for it. */
export interface Base64 {
  toText(bytes: Uint8Array): string;
  fromText(text: string): Uint8Array<ArrayBuffer>;
}

/** Used on both ends of IPC. Objects with a `$` member are tags: `{ $: 'date', v: 0 }`. */
export function createCodec(base64: Base64): Codec {
  return {
    encode: (value) => encodeValue(value, new Map(), base64),
    decode: (encoded) => decodeValue(encoded, [], base64),
  };
}

type Tagged = { [key: string]: Encoded };

const VIEWS: Record<string, new (buffer: ArrayBuffer) => ArrayBufferView> = {
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
  DataView,
};

const ERRORS: Record<string, ErrorConstructor> = {
  EvalError,
  RangeError,
  ReferenceError,
  SyntaxError,
  TypeError,
  URIError,
};

function notCloneable(): never {
  throw new DOMException('An object could not be cloned.', 'DataCloneError');
}

function encodeValue(value: unknown, seen: Map<object, number>, base64: Base64): Encoded {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return encodeNumber(value);
    case 'undefined':
      return { $: 'undefined' };
    case 'bigint':
      return { $: 'bigint', v: value.toString() };
    case 'object':
      return value === null ? null : encodeObject(value, seen, base64);
    case 'function':
    case 'symbol':
      return notCloneable();
  }
}

function encodeNumber(value: number): Encoded {
  if (Object.is(value, -0)) return { $: 'number', v: '-0' };
  return Number.isFinite(value) ? value : { $: 'number', v: String(value) };
}

function encodeObject(value: object, seen: Map<object, number>, base64: Base64): Encoded {
  const known = seen.get(value);
  if (known !== undefined) return { $: 'seen', v: known };
  seen.set(value, seen.size);
  const encode = (inner: unknown): Encoded => encodeValue(inner, seen, base64);
  if (Array.isArray(value)) return value.map(encode);
  if (ArrayBuffer.isView(value)) {
    const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    return { $: 'view', t: tagOf(value), v: base64.toText(bytes) };
  }
  if (value instanceof Map) return { $: 'map', v: [...value].map((entry) => entry.map(encode)) };
  if (value instanceof Set) return { $: 'set', v: [...value].map(encode) };
  if (value instanceof Error) return encodeError(value, encode);
  if (value instanceof Date) return { $: 'date', v: value.getTime() };
  if (value instanceof RegExp) return { $: 'regexp', v: value.source, f: value.flags };
  switch (tagOf(value)) {
    case 'ArrayBuffer':
      return { $: 'buffer', v: base64.toText(new Uint8Array(value as ArrayBuffer)) };
    case 'Boolean':
    case 'Number':
    case 'String':
      return { $: 'boxed', v: encode(value.valueOf()) };
    case 'Object':
      return encodePlain(value, encode);
    default:
      return notCloneable();
  }
}

function encodeError(error: Error, encode: (value: unknown) => Encoded): Tagged {
  const encoded: Tagged = { $: 'error', n: error.name, m: error.message, s: error.stack ?? '' };
  if ('cause' in error) encoded['c'] = encode(error.cause);
  return encoded;
}

function encodePlain(value: object, encode: (value: unknown) => Encoded): Encoded {
  const encoded: Tagged = {};
  for (const [key, inner] of Object.entries(value)) setOwn(encoded, key, encode(inner));
  return '$' in encoded ? { $: 'object', v: encoded } : encoded;
}

function tagOf(value: object): string {
  return Object.prototype.toString.call(value).slice(8, -1);
}

function decodeValue(encoded: Encoded, seen: object[], base64: Base64): unknown {
  if (encoded === null || typeof encoded !== 'object') return encoded;
  const decode = (inner: Encoded): unknown => decodeValue(inner, seen, base64);
  if (Array.isArray(encoded)) {
    const array = remember<unknown[]>([], seen);
    for (const inner of encoded) array.push(decode(inner));
    return array;
  }
  if (typeof encoded['$'] === 'string') return decodeTagged(encoded, seen, decode, base64);
  return decodePlain(encoded, seen, decode);
}

function decodeTagged(
  tagged: Tagged,
  seen: object[],
  decode: (encoded: Encoded) => unknown,
  base64: Base64,
): unknown {
  const value = tagged['v'] ?? null;
  const text = textOf(value);
  switch (textOf(tagged['$'])) {
    case 'undefined':
      return undefined;
    case 'number':
      return Number(text);
    case 'bigint':
      return BigInt(text);
    case 'seen':
      return seen[Number(value)];
    case 'view':
      return remember(decodeView(base64.fromText(text), textOf(tagged['t'])), seen);
    case 'buffer':
      return remember(base64.fromText(text).buffer, seen);
    case 'date':
      return remember(new Date(Number(value ?? NaN)), seen);
    case 'regexp':
      return remember(new RegExp(text, textOf(tagged['f'])), seen);
    case 'map': {
      const map = remember(new Map<unknown, unknown>(), seen);
      for (const [key = null, inner = null] of value as Encoded[][]) map.set(decode(key), decode(inner));
      return map;
    }
    case 'set': {
      const set = remember(new Set<unknown>(), seen);
      for (const inner of value as Encoded[]) set.add(decode(inner));
      return set;
    }
    case 'error':
      return decodeError(tagged, seen, decode);
    case 'boxed':
      return remember(Object(decode(value)) as object, seen);
    default:
      return decodePlain(value as Tagged, seen, decode);
  }
}

function decodePlain(encoded: Tagged, seen: object[], decode: (encoded: Encoded) => unknown): object {
  const object = remember<Record<string, unknown>>({}, seen);
  for (const [key, inner] of Object.entries(encoded)) setOwn(object, key, decode(inner));
  return object;
}

function decodeView(bytes: Uint8Array<ArrayBuffer>, type: string): ArrayBufferView {
  const View = VIEWS[type] ?? Uint8Array;
  return new View(bytes.buffer);
}

function decodeError(tagged: Tagged, seen: object[], decode: (encoded: Encoded) => unknown): Error {
  const name = textOf(tagged['n']);
  const error = remember(new (ERRORS[name] ?? Error)(textOf(tagged['m'])), seen);
  error.stack = textOf(tagged['s']);
  if (error.name !== name)
    Object.defineProperty(error, 'name', { value: name, configurable: true, writable: true });
  if (tagged['c'] !== undefined) error.cause = decode(tagged['c']);
  return error;
}

function textOf(encoded: Encoded | undefined): string {
  return typeof encoded === 'string' ? encoded : '';
}

// The order of remembering has to be the order in which encodeObject numbered the objects.
function remember<T extends object>(value: T, seen: object[]): T {
  seen.push(value);
  return value;
}

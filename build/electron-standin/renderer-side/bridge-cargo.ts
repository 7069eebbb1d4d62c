import { setOwn } from './set-own.ts';

/** Calls a function of the other world. */
export interface FunctionCall {
  readonly op: 'call';
  readonly id: number;
  readonly args: unknown;
}

/** A promise that crossed the bridge has been settled. */
export interface Settlement {
  readonly op: 'settle';
  readonly id: number;
  readonly ok: boolean;
  readonly value: unknown;
}

/** Turns values into what can cross between the worlds, and back: functions and promises become ids. */
export interface Cargo {
  pack(value: unknown): unknown;
  unpack(value: unknown): unknown;
  packError(error: unknown): unknown;
  unpackError(value: unknown): unknown;
  callOwn(call: FunctionCall): unknown;
  settle(settlement: Settlement): void;
  release(id: number): void;
}

type AnyFunction = (...args: unknown[]) => unknown;
type Exchange = (message: FunctionCall | Settlement | { op: 'release'; id: number }) => unknown;

export function createCargo(side: string, exchange: Exchange): Cargo {
  const ownFunctions = new Map<number, { run: AnyFunction; copies: number }>();
  const idsOfFunctions = new WeakMap<AnyFunction, number>();
  const openPromises = new Map<number, PromiseWithResolvers<unknown>>();
  // Lets the other world forget a function when the last copy of it here is gone.
  const copies = new FinalizationRegistry<number>((id) => exchange({ op: 'release', id }));
  let nextId = 1;

  // Objects that occur twice, or that contain themselves, stay what they are: cloning keeps references.
  function pack(value: unknown, packed = new Map<object, unknown>(), depth = 0): unknown {
    if (depth > DEEPEST) throw new TypeError(TOO_DEEP);
    if (typeof value === 'function') return packFunction(value as AnyFunction);
    if (typeof value === 'symbol') throw new TypeError(NOT_CLONEABLE);
    if (value === null || typeof value !== 'object') return value;
    if (packed.has(value)) return packed.get(value);
    if (value instanceof Promise) return packPromise(value);
    if (value instanceof Error) return packError(value);
    if (ArrayBuffer.isView(value)) return value;
    const type = Object.prototype.toString.call(value).slice(8, -1);
    if (CLONED_AS_THEY_ARE.has(type)) return value;
    if (!Array.isArray(value) && type !== 'Object') throw new TypeError(NOT_CLONEABLE);
    return copyInto(value, packed, (inner) => pack(inner, packed, depth + 1));
  }

  function packFunction(run: AnyFunction): unknown {
    const id = idsOfFunctions.get(run) ?? nextId++;
    idsOfFunctions.set(run, id);
    ownFunctions.set(id, { run, copies: (ownFunctions.get(id)?.copies ?? 0) + 1 });
    return { [FUNCTION]: id, side };
  }

  function packPromise(promise: Promise<unknown>): unknown {
    const id = nextId++;
    promise.then(
      (value) => exchange({ op: 'settle', id, ok: true, value: pack(value) }),
      (error: unknown) => exchange({ op: 'settle', id, ok: false, value: packError(error) }),
    );
    return { [PROMISE]: id };
  }

  function packError(error: unknown): unknown {
    if (!(error instanceof Error)) return { [ERROR]: 'thrown', value: pack(error) };
    return { [ERROR]: 'error', name: error.name, message: error.message, stack: error.stack };
  }

  function unpack(value: unknown, unpacked = new Map<object, unknown>()): unknown {
    if (value === null || typeof value !== 'object') return value;
    if (unpacked.has(value)) return unpacked.get(value);
    if (!Array.isArray(value)) {
      if (Object.getPrototypeOf(value) !== Object.prototype) return value;
      const packed = value as Record<string, unknown>;
      if (FUNCTION in packed) return unpackFunction(packed[FUNCTION] as number, packed['side'] === side);
      if (PROMISE in packed) return unpackPromise(packed[PROMISE] as number);
      if (ERROR in packed) return unpackError(packed);
    }
    return copyInto(value, unpacked, (inner) => unpack(inner, unpacked));
  }

  function unpackFunction(id: number, isOwn: boolean): AnyFunction | undefined {
    if (isOwn) return ownFunctions.get(id)?.run;
    const copy: AnyFunction = (...args) => exchange({ op: 'call', id, args: pack(args) });
    copies.register(copy, id);
    return copy;
  }

  function unpackPromise(id: number): Promise<unknown> {
    const open = Promise.withResolvers<unknown>();
    openPromises.set(id, open);
    return open.promise;
  }

  function unpackError(value: unknown): unknown {
    const packed = value as Record<string, unknown>;
    if (packed[ERROR] === 'thrown') return unpack(packed['value']);
    const error = new (NATIVE_ERRORS[String(packed['name'])] ?? Error)(String(packed['message']));
    error.stack = String(packed['stack']);
    return error;
  }

  return {
    pack: (value) => pack(value),
    unpack: (value) => unpack(value),
    packError,
    unpackError,
    callOwn: ({ id, args }) => ownFunctions.get(id)?.run(...(unpack(args) as unknown[])),
    settle({ id, ok, value }) {
      const open = openPromises.get(id);
      openPromises.delete(id);
      if (ok) open?.resolve(unpack(value));
      else open?.reject(unpackError(value));
    },
    release(id) {
      const own = ownFunctions.get(id);
      if (own && --own.copies === 0) ownFunctions.delete(id);
    },
  };
}

const FUNCTION = '__standin_function';
const PROMISE = '__standin_promise';
const ERROR = '__standin_error';
const DEEPEST = 1000;
const NOT_CLONEABLE = 'An object could not be cloned.';
const TOO_DEEP =
  'Electron contextBridge recursion depth exceeded.  Nested objects deeper than 1000 are not supported.';

const CLONED_AS_THEY_ARE = new Set([
  'ArrayBuffer',
  'Blob',
  'Boolean',
  'Date',
  'DOMException',
  'File',
  'FileList',
  'ImageBitmap',
  'ImageData',
  'Map',
  'Number',
  'RegExp',
  'Set',
  'String',
]);

const NATIVE_ERRORS: Record<string, ErrorConstructor> = {
  EvalError,
  RangeError,
  ReferenceError,
  SyntaxError,
  TypeError,
  URIError,
};

/** Copies a list or a plain object, noting the copy before its members are looked at. */
function copyInto(
  source: object,
  copies: Map<object, unknown>,
  change: (value: unknown) => unknown,
): unknown {
  if (Array.isArray(source)) {
    const list: unknown[] = [];
    copies.set(source, list);
    for (const value of source as unknown[]) list.push(change(value));
    return list;
  }
  const copy: Record<string, unknown> = {};
  copies.set(source, copy);
  for (const [key, value] of Object.entries(source)) setOwn(copy, key, change(value));
  return copy;
}

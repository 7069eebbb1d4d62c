/** Puts an API of the preload on `window`, as unchangeable as Electron makes it. */
export function exposeApi(key: string, api: unknown): void {
  if (Object.hasOwn(window, key)) {
    throw new Error('Cannot bind an API on top of an existing property on the window object');
  }
  const value = deepFreeze(api);
  Object.defineProperty(window, key, { value, enumerable: true, writable: false, configurable: false });
}

function deepFreeze(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (ArrayBuffer.isView(value) || Object.isFrozen(value)) return value;
  Object.freeze(value);
  Object.values(value).forEach(deepFreeze);
  return value;
}

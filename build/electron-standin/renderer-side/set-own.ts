/** Gives an object a member of its own, whatever it is called: assigned, `__proto__` would become what it inherits from. */
export function setOwn(object: object, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, configurable: true, enumerable: true, writable: true });
}

import { expect, test } from 'vitest';
import { codec } from '#build/electron-standin/ipc/node-codec.ts';
import { createCargo } from '#build/electron-standin/renderer-side/bridge-cargo.ts';

/** As JSON gives it: the key is the object's own, and nothing is inherited. */
const planted = JSON.parse('{"__proto__":{"admin":true},"plain":1}') as object;

function expectOwn(value: unknown): void {
  expect(Object.keys(value as object)).toEqual(['__proto__', 'plain']);
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  expect((value as { readonly admin?: boolean }).admin).toBeUndefined();
  expect(JSON.stringify(value)).toBe('{"__proto__":{"admin":true},"plain":1}');
}

test('an own key of that name comes through IPC as one, as structured cloning has it', () => {
  expectOwn(codec.decode(JSON.parse(JSON.stringify(codec.encode(planted))) as never));
});

test('and through the bridge between the worlds', () => {
  const cargo = createCargo('main', () => undefined);
  expectOwn(cargo.unpack(structuredClone(cargo.pack(planted))));
});

import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { bytesOfBase64, qrModules } from '#renderer/features/safety/model/qr-modules.ts';

const bytes = Uint8Array.from({ length: 80 }, (_, index) => (index * 37) % 256);

/** Draws a path of the form "M x y h n v1 h-n z" into rows of modules. */
function drawn(path: string, size: number): readonly (readonly boolean[])[] {
  const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/gu)) {
    for (let offset = 0; offset < Number(length); offset += 1) {
      const row = rows[Number(y)];
      if (row !== undefined) row[Number(x) + offset] = true;
    }
  }
  return rows;
}

describe('the QR code', () => {
  it('is drawn module by module as it was encoded, bytes as bytes', () => {
    const { size, path } = qrModules(bytes);
    expect(drawn(path, size)).toEqual(encode([...bytes], { ecc: 'M', border: 4 }).data);
  });

  it('has four modules of white around it, without which readers do not find it', () => {
    const { size, path } = qrModules(bytes);
    const rows = drawn(path, size);
    const inside = (index: number) => index >= 4 && index < size - 4;
    const outside = rows.flatMap((row, y) => row.filter((_, x) => !inside(x) || !inside(y)));
    expect(outside.some(Boolean)).toBe(false);
    // The corner of a position mark.
    expect(rows[4]?.slice(4, 12)).toEqual([true, true, true, true, true, true, true, false]);
  });
});

it('base64 gives back its bytes', () => {
  expect([...bytesOfBase64(btoa(String.fromCharCode(...bytes)))]).toEqual([...bytes]);
});

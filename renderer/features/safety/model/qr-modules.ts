import { encode } from 'uqr';

export interface QrModules {
  /** Modules along one side, the quiet zone included. */
  readonly size: number;
  /** The dark modules as one SVG path; a module is one unit. */
  readonly path: string;
}

/** The QR code of bytes, with the quiet zone that readers need. Medium correction: a screen has no creases. */
export function qrModules(bytes: Uint8Array): QrModules {
  const { size, data } = encode([...bytes], { ecc: 'M', border: quietZone });
  const runs = data.flatMap((row, y) =>
    darkRuns(row).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`),
  );
  return { size, path: runs.join('') };
}

/** The bytes of a base64 text. */
export function bytesOfBase64(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** Modules of white around the code (ISO/IEC 18004). */
const quietZone = 4;

/** Start and length of each unbroken dark stretch: fewer shapes, and no hairlines between modules. */
function darkRuns(row: readonly boolean[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const [x, dark] of row.entries()) {
    if (!dark) continue;
    const last = runs.at(-1);
    if (last !== undefined && last[0] + last[1] === x) last[1] += 1;
    else runs.push([x, 1]);
  }
  return runs;
}

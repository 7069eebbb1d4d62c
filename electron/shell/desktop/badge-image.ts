import { nativeImage, type NativeImage } from 'electron';

/** Windows shows overlays at 16 pixels, on dense screens at 32. */
const size = 32;
/** Digits of 5 x 7 dots, a row a number of 5 bits; the system has no font that the main process could draw with. */
const glyphs: Readonly<Record<string, readonly number[]>> = {
  '0': [14, 17, 19, 21, 25, 17, 14],
  '1': [4, 12, 4, 4, 4, 4, 14],
  '2': [14, 17, 1, 2, 4, 8, 31],
  '3': [31, 2, 4, 2, 1, 17, 14],
  '4': [2, 6, 10, 18, 31, 2, 2],
  '5': [31, 16, 30, 1, 1, 17, 14],
  '6': [6, 8, 16, 30, 17, 17, 14],
  '7': [31, 1, 2, 4, 8, 8, 8],
  '8': [14, 17, 17, 14, 17, 17, 14],
  '9': [14, 17, 17, 15, 1, 2, 12],
  '+': [0, 4, 4, 31, 4, 4, 0],
};
const glyphWidth = 5;
const glyphHeight = 7;

/** What stands in the badge: more than nine is told by the description, which screen readers read. */
export function badgeText(count: number): string {
  return count > 9 ? '9+' : String(count);
}

/** A red disc with the number in it, for the task bar of Windows. */
export function badgeImage(count: number): NativeImage {
  return nativeImage.createFromBitmap(Buffer.from(badgePixels(badgeText(count))), {
    width: size,
    height: size,
    scaleFactor: 2,
  });
}

/** The pixels of a badge: 32 x 32, blue, green, red, alpha (Electron's order of bitmaps). */
export function badgePixels(text: string): Uint8Array {
  const pixels = new Uint8Array(size * size * 4);
  const centre = (size - 1) / 2;
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const alpha = Math.max(0, Math.min(1, size / 2 - Math.hypot(x - centre, y - centre)));
      if (alpha > 0) put(pixels, x, y, [0x12, 0x34, 0xde, Math.round(alpha * 255)]);
    }
  drawText(pixels, text);
  return pixels;
}

function drawText(pixels: Uint8Array, text: string): void {
  const scale = text.length === 1 ? 3 : 2;
  const width = text.length * glyphWidth * scale + (text.length - 1) * scale;
  const left = Math.round((size - width) / 2);
  const top = Math.round((size - glyphHeight * scale) / 2);
  [...text].forEach((character, index) => {
    drawGlyph(pixels, glyphs[character] ?? [], left + index * (glyphWidth + 1) * scale, top, scale);
  });
}

function drawGlyph(
  pixels: Uint8Array,
  rows: readonly number[],
  left: number,
  top: number,
  scale: number,
): void {
  for (let y = 0; y < glyphHeight * scale; y++)
    for (let x = 0; x < glyphWidth * scale; x++) {
      const bits = rows[Math.floor(y / scale)] ?? 0;
      const isSet = ((bits >> (glyphWidth - 1 - Math.floor(x / scale))) & 1) === 1;
      if (isSet) put(pixels, left + x, top + y, [255, 255, 255, 255]);
    }
}

function put(pixels: Uint8Array, x: number, y: number, colour: readonly number[]): void {
  pixels.set(colour, (y * size + x) * 4);
}

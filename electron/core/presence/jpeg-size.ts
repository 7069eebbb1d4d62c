/**
 * The width and height of a JPEG, in pixels, from its frame header (ISO/IEC 10918-1, B.2.2); null for what is none, or
 * says no size.
 */
export function jpegSize(bytes: Uint8Array): { readonly width: number; readonly height: number } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.byteLength < 4 || view.getUint16(0) !== startOfImage) return null;
  let place = 2;
  while (place + frameHeaderBytes <= view.byteLength) {
    const marker = view.getUint16(place);
    if (marker >> 8 !== 0xff || marker === startOfScan) return null;
    if (isFrame(marker & 0xff))
      return { height: view.getUint16(place + 5), width: view.getUint16(place + 7) };
    place += 2 + view.getUint16(place + 2);
  }
  return null;
}

const startOfImage = 0xffd8;
const startOfScan = 0xffda;
/** Marker, length, precision, height and width. */
const frameHeaderBytes = 9;

/** C0 to CF but the tables DHT (C4), DAC (CC) and the reserved JPG (C8). */
function isFrame(code: number): boolean {
  return code >= 0xc0 && code <= 0xcf && code !== 0xc4 && code !== 0xc8 && code !== 0xcc;
}

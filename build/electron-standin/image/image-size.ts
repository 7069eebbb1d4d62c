import type { Size } from 'electron';
import { isPng } from './png-encode.ts';

/** The size of a PNG or JPEG image, or nothing when it is neither. */
export function imageSize(data: Buffer): Size | undefined {
  if (data.length > 24 && isPng(data)) {
    return { width: data.readUInt32BE(16), height: data.readUInt32BE(20) };
  }
  return data.length > 4 && data.readUInt16BE(0) === JPEG_SIGNATURE ? jpegSize(data) : undefined;
}

const JPEG_SIGNATURE = 0xffd8;

function jpegSize(data: Buffer): Size | undefined {
  // Segments: 0xff, a type, a length; the frame headers 0xc0 to 0xcf (three of them are tables) hold the size.
  for (let offset = 2; offset + 9 < data.length; offset += 2 + data.readUInt16BE(offset + 2)) {
    const type = data.readUInt8(offset + 1);
    if (type >= 0xc0 && type <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(type)) {
      return { width: data.readUInt16BE(offset + 7), height: data.readUInt16BE(offset + 5) };
    }
  }
  return undefined;
}

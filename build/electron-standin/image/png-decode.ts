import { inflateSync } from 'node:zlib';
import type { Pixels } from './pixels.ts';
import { isPng } from './png-encode.ts';

/** Reads the pixels of a PNG image of eight bits a channel; other pictures give nothing. */
export function decodePng(file: Buffer): Pixels | undefined {
  if (!isPng(file)) return undefined;
  const chunks = readChunks(file);
  const header = chunks.get('IHDR');
  const compressed = chunks.get('IDAT');
  if (!header || !compressed) return undefined;
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const [depth, colorType = 0, , , interlaced] = header.subarray(8);
  const channels = CHANNELS[colorType];
  if (channels === undefined || depth !== 8 || interlaced !== 0) return undefined;
  const samples = unfilter(inflateSync(compressed), width * channels, height, channels);
  const toPixel = pixelReader(colorType, chunks.get('PLTE'), chunks.get('tRNS'));
  const data = Buffer.alloc(width * height * 4);
  for (let pixel = 0; pixel < width * height; pixel++) {
    data.set(toPixel(samples, pixel * channels), pixel * 4);
  }
  return { width, height, data };
}

/** Samples a pixel by colour type: grey, colour, palette, grey with alpha, colour with alpha. */
const CHANNELS: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

type PixelReader = (samples: Buffer, at: number) => number[];

function readChunks(file: Buffer): Map<string, Buffer> {
  const chunks = new Map<string, Buffer>();
  for (let offset = 8; offset + 8 <= file.length;) {
    const length = file.readUInt32BE(offset);
    const type = file.toString('latin1', offset + 4, offset + 8);
    const content = file.subarray(offset + 8, offset + 8 + length);
    chunks.set(type, Buffer.concat([chunks.get(type) ?? Buffer.alloc(0), content]));
    offset += length + 12;
  }
  return chunks;
}

function unfilter(rows: Buffer, rowLength: number, height: number, step: number): Buffer {
  const samples = Buffer.alloc(rowLength * height);
  for (let row = 0; row < height; row++) {
    const filter = rows[row * (rowLength + 1)] ?? 0;
    for (let index = 0; index < rowLength; index++) {
      const at = row * rowLength + index;
      const left = index >= step ? (samples[at - step] ?? 0) : 0;
      const above = row > 0 ? (samples[at - rowLength] ?? 0) : 0;
      const corner = row > 0 && index >= step ? (samples[at - rowLength - step] ?? 0) : 0;
      samples[at] = (rows[row * (rowLength + 1) + 1 + index] ?? 0) + predict(filter, left, above, corner);
    }
  }
  return samples;
}

function predict(filter: number, left: number, above: number, corner: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return (left + above) >> 1;
    case 4:
      return paeth(left, above, corner);
    default:
      return 0;
  }
}

// The neighbour that is nearest to left + above - corner.
function paeth(left: number, above: number, corner: number): number {
  const [toLeft, toAbove] = [Math.abs(above - corner), Math.abs(left - corner)];
  const toCorner = Math.abs(left + above - 2 * corner);
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

function pixelReader(
  colorType: number,
  palette: Buffer | undefined,
  alphas: Buffer | undefined,
): PixelReader {
  const sample = (samples: Buffer, at: number): number => samples[at] ?? 0;
  switch (colorType) {
    case 0:
      return (samples, at) => [sample(samples, at), sample(samples, at), sample(samples, at), 255];
    case 2:
      return (samples, at) => [...samples.subarray(at, at + 3), 255];
    case 3:
      return (samples, at) => {
        const entry = sample(samples, at);
        return [...(palette?.subarray(entry * 3, entry * 3 + 3) ?? [0, 0, 0]), alphas?.[entry] ?? 255];
      };
    case 4:
      return (samples, at) => [
        sample(samples, at),
        sample(samples, at),
        sample(samples, at),
        sample(samples, at + 1),
      ];
    default:
      return (samples, at) => [...samples.subarray(at, at + 4)];
  }
}

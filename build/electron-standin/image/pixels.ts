import type { Rectangle, Size } from 'electron';

/** A picture as four bytes a pixel: red, green, blue, alpha. */
export interface Pixels extends Size {
  readonly data: Buffer;
}

export function cropPixels(source: Pixels, rectangle: Rectangle): Pixels {
  const x = Math.max(0, rectangle.x);
  const y = Math.max(0, rectangle.y);
  const width = Math.max(0, Math.min(rectangle.width, source.width - x));
  const height = Math.max(0, Math.min(rectangle.height, source.height - y));
  const data = Buffer.alloc(width * height * 4);
  for (let row = 0; row < height; row++) {
    const start = ((y + row) * source.width + x) * 4;
    source.data.copy(data, row * width * 4, start, start + width * 4);
  }
  return { width, height, data };
}

/** Scales by the mean of the source pixels under each new one, which is also right for making icons smaller. */
export function resizePixels(source: Pixels, { width, height }: Size): Pixels {
  const data = Buffer.alloc(width * height * 4);
  for (let row = 0; row < height; row++) {
    const [top, bottom] = span(row, height, source.height);
    for (let column = 0; column < width; column++) {
      const [left, right] = span(column, width, source.width);
      for (let channel = 0; channel < 4; channel++) {
        let sum = 0;
        for (let y = top; y < bottom; y++) {
          for (let x = left; x < right; x++) sum += source.data[(y * source.width + x) * 4 + channel] ?? 0;
        }
        data[(row * width + column) * 4 + channel] = Math.round(sum / ((bottom - top) * (right - left)));
      }
    }
  }
  return { width, height, data };
}

/** Exchanges red and blue: Electron's bitmaps have the order blue, green, red, alpha. */
export function swapRedAndBlue(data: Buffer): Buffer {
  const swapped = Buffer.from(data);
  for (let index = 0; index + 3 < swapped.length; index += 4) {
    swapped[index] = data[index + 2] ?? 0;
    swapped[index + 2] = data[index] ?? 0;
  }
  return swapped;
}

function span(index: number, count: number, total: number): [start: number, end: number] {
  const start = Math.floor((index * total) / count);
  return [start, Math.max(start + 1, Math.floor(((index + 1) * total) / count))];
}

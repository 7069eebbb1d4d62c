import { readFileSync } from 'node:fs';
import type { NativeImage, ResizeOptions, Size } from 'electron';
import { guarded, implement, unavailable } from '../core/guarded.ts';
import { imageSize } from './image-size.ts';
import { cropPixels, resizePixels, swapRedAndBlue, type Pixels } from './pixels.ts';
import { decodePng } from './png-decode.ts';
import { encodePng, isPng } from './png-encode.ts';

/** The module `nativeImage`. */
export const nativeImage = implement<typeof Electron.NativeImage>(
  guarded({}, { label: 'nativeImage', type: 'NativeImage', statics: true }),
  {
    createEmpty: () => createImage(Buffer.alloc(0)),
    createFromBuffer: (buffer) => createImage(Buffer.from(buffer)),
    createFromDataURL: (url) => createImage(fromDataUrl(url)),
    createFromBitmap: (buffer, { width, height }) =>
      createImage(encodePng({ width, height, data: swapRedAndBlue(buffer) })),
    createFromPath(path) {
      try {
        return createImage(readFileSync(path));
      } catch {
        return createImage(Buffer.alloc(0));
      }
    },
  },
);

function createImage(first: Buffer): NativeImage {
  let file = first;
  let size = imageSize(file);
  const scaleFactors = size === undefined ? new Set<number>() : new Set([1]);
  let isTemplate = false;
  const pixels = (): Pixels => pixelsOf(file, size !== undefined);
  const png = (): Buffer => (size && !isPng(file) ? encodePng(pixels()) : Buffer.from(file));
  return implement(guarded<NativeImage>({}, { label: 'nativeImage', type: 'NativeImage' }), {
    get isMacTemplateImage() {
      return isTemplate;
    },
    set isMacTemplateImage(value) {
      isTemplate = value;
    },
    isEmpty: () => size === undefined,
    getSize: () => ({ ...(size ?? { width: 0, height: 0 }) }),
    getAspectRatio: () => (size ? size.width / size.height : 1),
    getScaleFactors: () => [...scaleFactors],
    // Nothing is drawn here at any scale: the first representation stands for all of them.
    addRepresentation({ scaleFactor = 1, buffer, dataURL }) {
      const added = buffer ?? (dataURL === undefined ? Buffer.alloc(0) : fromDataUrl(dataURL));
      scaleFactors.add(scaleFactor);
      if (size !== undefined) return;
      file = Buffer.from(added);
      size = imageSize(file);
    },
    toPNG: png,
    toDataURL: () => `data:image/png;base64,${png().toString('base64')}`,
    toBitmap: () => swapRedAndBlue(pixels().data),
    crop: (rectangle) => createImage(encodePng(cropPixels(pixels(), rectangle))),
    resize: (options) => createImage(encodePng(resizePixels(pixels(), newSize(pixels(), options)))),
    isTemplateImage: () => isTemplate,
    setTemplateImage: (value) => void (isTemplate = value),
  });
}

function fromDataUrl(url: string): Buffer {
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
}

function pixelsOf(file: Buffer, isImage: boolean): Pixels {
  if (!isImage) return { width: 0, height: 0, data: Buffer.alloc(0) };
  const pixels = decodePng(file);
  if (!pixels) throw unavailable('reading the pixels of images other than simple PNGs');
  return pixels;
}

// With one length given, the other follows.
function newSize(size: Size, { width, height }: ResizeOptions): Size {
  if (width === undefined && height === undefined) return size;
  const ratio = size.width / size.height;
  return {
    width: Math.max(1, Math.round(width ?? (height ?? 0) * ratio)),
    height: Math.max(1, Math.round(height ?? (width ?? 0) / ratio)),
  };
}

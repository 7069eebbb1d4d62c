import { maximumPhotoBytes } from '#shared/model/presence.ts';

/** Pixels of a side: twice the largest avatar, for screens of double density. */
const side = 128;
const qualities = [0.9, 0.8, 0.6, 0.4];

/**
 * The middle of an image as a small JPEG in base64, drawn anew: nothing else that was in the file (a place, a name) is in it.
 * Null for what is no image, or cannot be made small enough.
 */
export async function shrinkPhoto(file: Blob): Promise<string | null> {
  const image = await createImageBitmap(file).catch(() => null);
  if (image === null) return null;
  const canvas = new OffscreenCanvas(side, side);
  const context = canvas.getContext('2d');
  const edge = Math.min(image.width, image.height);
  if (context === null || edge === 0) return null;
  // What is transparent would be black in a JPEG.
  context.fillStyle = 'white';
  context.fillRect(0, 0, side, side);
  context.imageSmoothingQuality = 'high';
  const [left, top] = [(image.width - edge) / 2, (image.height - edge) / 2];
  context.drawImage(image, left, top, edge, edge, 0, 0, side, side);
  image.close();
  for (const quality of qualities) {
    const jpeg = await canvas.convertToBlob({ type: 'image/jpeg', quality });
    if (jpeg.size <= maximumPhotoBytes) return toBase64(new Uint8Array(await jpeg.arrayBuffer()));
  }
  return null;
}

function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

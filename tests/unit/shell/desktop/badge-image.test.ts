import { expect, test, vi } from 'vitest';

vi.mock('electron', () => ({ nativeImage: {} }));
const { badgePixels, badgeText } = await import('#shell/desktop/badge-image.ts');

test('more than nine is told as such', () => {
  expect([1, 9, 10, 1234].map(badgeText)).toEqual(['1', '9', '9+', '9+']);
});

test('every number has a picture of its own: white digits on a red disc, clear around it', () => {
  const pictures = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '9+'].map(badgePixels);
  expect(new Set(pictures.map((pixels) => Buffer.from(pixels).toString('base64'))).size).toBe(10);
  for (const pixels of pictures) {
    const colours = Array.from({ length: 32 * 32 }, (_, place) => [
      ...pixels.subarray(place * 4, place * 4 + 4),
    ]);
    expect(colours[0]).toEqual([0, 0, 0, 0]);
    expect(colours).toContainEqual([255, 255, 255, 255]);
    expect(colours).toContainEqual([0x12, 0x34, 0xde, 255]);
  }
});

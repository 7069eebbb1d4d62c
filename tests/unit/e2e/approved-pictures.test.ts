import { expect, test } from 'vitest';
import { approvedPictures } from '#tests/e2e/support/approved-pictures.ts';

const files = ['chromium-150-light.png', 'chromium-156-dark.png', 'chromium-156-light.png', 'README.md'];

test('pictures of the same version are compared closely', () => {
  expect(approvedPictures(files, 156)).toEqual({ version: 156, tolerance: { maxDiffPixels: 40 } });
});

test('where there are none of that version, those of the nearest one are compared, the newer of two', () => {
  const tolerance = { maxDiffPixels: 1_500 };
  expect(approvedPictures(files, 160)).toEqual({ version: 156, tolerance });
  expect(approvedPictures(files, 149)).toEqual({ version: 150, tolerance });
  expect(approvedPictures(files, 153)).toEqual({ version: 156, tolerance });
});

test('a button of another colour is seen, whatever the version and however long the page', () => {
  const button = 100 * 32;
  for (const version of [156, 160])
    expect(approvedPictures(files, version)?.tolerance.maxDiffPixels).toBeLessThan(button / 2);
});

test('without any there is nothing to compare with', () => {
  expect(approvedPictures(['README.md'], 156)).toBeNull();
});

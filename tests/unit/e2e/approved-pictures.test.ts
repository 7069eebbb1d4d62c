import { expect, test } from 'vitest';
import { approvedPictures } from '#tests/e2e/support/approved-pictures.ts';

const files = ['chromium-150-light.png', 'chromium-156-dark.png', 'chromium-156-light.png', 'README.md'];

test('pictures of the same version are compared closely', () => {
  expect(approvedPictures(files, 156)).toEqual({ version: 156, tolerance: { maxDiffPixels: 40 } });
});

test('where there are none of that version, those of the nearest one are compared, the newer of two', () => {
  const tolerance = { maxDiffPixelRatio: 0.004 };
  expect(approvedPictures(files, 160)).toEqual({ version: 156, tolerance });
  expect(approvedPictures(files, 149)).toEqual({ version: 150, tolerance });
  expect(approvedPictures(files, 153)).toEqual({ version: 156, tolerance });
});

test('without any there is nothing to compare with', () => {
  expect(approvedPictures(['README.md'], 156)).toBeNull();
});

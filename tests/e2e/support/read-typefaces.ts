import type { Page } from '@playwright/test';

/** How much of the typeface a page has read: the common part of it, and the whole. */
export async function readTypefaces(
  page: Page,
): Promise<{ readonly common: string; readonly whole: string }> {
  return page.evaluate(async () => {
    await document.fonts.ready;
    const faces = [...document.fonts];
    const isWhole = ({ unicodeRange }: FontFace): boolean => unicodeRange === 'U+0-10FFFF';
    return {
      common: faces.find((face) => !isWhole(face))?.status ?? 'none',
      whole: faces.find(isWhole)?.status ?? 'none',
    };
  });
}

import type { WebContents } from 'electron';
import { nativeImage } from '../image/native-image.ts';
import type { Page } from './page.ts';

/** `capturePage`, `printToPDF` */
export function captureMembers(page: Page): Partial<WebContents> {
  return {
    async capturePage(rectangle) {
      const clip = rectangle ? { clip: { ...rectangle, scale: 1 } } : {};
      const { data } = await page.command('Page.captureScreenshot', { format: 'png', ...clip });
      return nativeImage.createFromBuffer(Buffer.from(data, 'base64'));
    },
    async printToPDF({ landscape = false, printBackground = false, scale = 1 }) {
      const { data } = await page.command('Page.printToPDF', { landscape, printBackground, scale });
      return Buffer.from(data, 'base64');
    },
  };
}

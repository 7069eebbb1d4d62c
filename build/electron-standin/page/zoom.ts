import type { WebContents } from 'electron';
import type { Page } from './page.ts';

/** Zoom, by Chromium's device emulation: the page gets fewer, larger pixels, as with real zoom. */
export function zoomMembers(page: Page): Partial<WebContents> {
  let factor = 1;
  const setFactor = (value: number): void => {
    if (!(value > 0)) throw new TypeError("'zoomFactor' must be a double greater than 0.0");
    factor = value;
    page.zoomFactor = value;
    applyZoom(page);
  };
  const level = (): number => Math.log(factor) / Math.log(STEP);
  return {
    get zoomFactor() {
      return factor;
    },
    set zoomFactor(value) {
      setFactor(value);
    },
    get zoomLevel() {
      return level();
    },
    set zoomLevel(value) {
      setFactor(STEP ** value);
    },
    getZoomFactor: () => factor,
    setZoomFactor: setFactor,
    getZoomLevel: level,
    setZoomLevel: (value) => setFactor(STEP ** value),
  };
}

/** Sets the page's zoom anew, after the window has changed its size. */
export function applyZoom(page: Page): void {
  const [width = 0, height = 0] = page.host.window.getContentSize();
  if (page.zoomFactor === 1) {
    page.post('Emulation.clearDeviceMetricsOverride');
    return;
  }
  page.post('Emulation.setDeviceMetricsOverride', {
    width: Math.round(width / page.zoomFactor),
    height: Math.round(height / page.zoomFactor),
    deviceScaleFactor: page.zoomFactor,
    mobile: false,
  });
}

/** Chromium's zoom levels are powers of this. */
const STEP = 1.2;

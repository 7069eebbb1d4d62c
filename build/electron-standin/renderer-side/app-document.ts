const NOT_OF_THE_APP = ['about:blank', 'chrome-error:', 'data:text/html,%23standin-'];

/** Only the main frame has a preload, and blank and error pages are none of the app's. */
export function isAppDocument(): boolean {
  if (window.top !== window) return false;
  return !NOT_OF_THE_APP.some((start) => location.href.startsWith(start));
}

/** Only the main frame has a preload, and the blank page a window starts with is none of the app's. */
export function isAppDocument(): boolean {
  if (window.top !== window) return false;
  return location.href !== 'about:blank' && !location.href.startsWith('data:text/html,%23standin-');
}

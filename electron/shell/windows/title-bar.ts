import { nativeTheme, type TitleBarOverlay } from 'electron';

/** Height of the page's own title bar; the system draws its buttons into it. */
const height = 40;

/** Colours of the system's window buttons: the design's chrome and secondary text, in both themes. */
export function titleBarOverlay(): TitleBarOverlay {
  return nativeTheme.shouldUseDarkColors
    ? { color: '#131416', symbolColor: '#b1b8be', height }
    : { color: '#eceef0', symbolColor: '#464c53', height };
}

/** What shows before the page has painted: the design's chrome, so that opening does not flash. */
export function backgroundColor(): string {
  return nativeTheme.shouldUseDarkColors ? '#131416' : '#eceef0';
}

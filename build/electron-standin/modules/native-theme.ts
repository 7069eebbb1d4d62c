import type { NativeTheme } from 'electron';
import { electronEvent } from '../core/electron-event.ts';
import { implement, partialEmitter } from '../core/guarded.ts';
import type { Page } from '../page/page.ts';
import { pages, pageSignals } from '../page/pages.ts';

/** The module `nativeTheme`: pages learn the theme by emulated media. */
export const nativeTheme = partialEmitter<NativeTheme>('nativeTheme', 'NativeTheme');

let source: NativeTheme['themeSource'] = 'system';

implement(nativeTheme, {
  get shouldUseDarkColors() {
    return source === 'dark';
  },
  get themeSource() {
    return source;
  },
  set themeSource(value) {
    if (!['system', 'light', 'dark'].includes(value)) throw new TypeError(`Invalid theme source: ${value}`);
    if (value === source) return;
    source = value;
    pages.list().forEach(applyTheme);
    setImmediate(() => nativeTheme.emit('updated', electronEvent()));
  },
  shouldUseDarkColorsForSystemIntegratedUI: false,
  shouldUseHighContrastColors: false,
  shouldUseInvertedColorScheme: false,
  shouldDifferentiateWithoutColor: false,
  inForcedColorsMode: false,
  prefersReducedTransparency: false,
});

pageSignals.on('attached', (page) => {
  if (source !== 'system') applyTheme(page);
});

function applyTheme(page: Page): void {
  // An empty value gives the page back to the system's setting.
  const value = source === 'system' ? '' : source;
  const features = [{ name: 'prefers-color-scheme', value }];
  page.target?.session.post('Emulation.setEmulatedMedia', { features });
}

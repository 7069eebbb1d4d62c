/** The environment variables that the stand-in itself understands. */
export const settings = {
  /** Windows without a display; also chosen when there is no display to open them on. */
  headless:
    process.env['STANDIN_HEADLESS'] === '1' || (!process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']),
  /** Chromium's messages and the stand-in's own on standard error. */
  debug: Boolean(process.env['STANDIN_DEBUG']),
  /** Every message of the DevTools protocol on standard error. */
  logProtocol: Boolean(process.env['STANDIN_CDP_LOG']),
  chromium: process.env['STANDIN_CHROMIUM'] ?? '/usr/lib/chromium/chromium',
  /** Pretends that the system offers no encryption for safeStorage. */
  withoutSafeStorage: process.env['STANDIN_SAFE_STORAGE'] === 'none',
};

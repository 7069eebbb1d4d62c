/** A system Narae is packed for; all have 64-bit processors of Intel's kind. */
export type Target = 'win32' | 'linux';

export const targets: readonly Target[] = ['win32', 'linux'];

/** What the native modules and the runtime are named after. */
export const arch = 'x64';

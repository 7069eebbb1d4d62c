import type { CrashReporter } from 'electron';
import { partial } from '../core/guarded.ts';

const parameters = new Map<string, string>();
let uploads = false;

/** The module `crashReporter`: it reports nothing. */
export const crashReporter = partial<CrashReporter>('crashReporter', 'CrashReporter', {
  start: (options) => void (uploads = options.uploadToServer ?? true),
  getLastCrashReport: () => null,
  getUploadedReports: () => [],
  getUploadToServer: () => uploads,
  setUploadToServer: (value) => void (uploads = value),
  addExtraParameter: (key, value) => void parameters.set(key, value),
  removeExtraParameter: (key) => void parameters.delete(key),
  getParameters: () => Object.fromEntries(parameters),
});

import { callMainSynchronously } from './sync-call.ts';

/** `webUtils` of a preload. */
export function createWebUtils(): object {
  return {
    getPathForFile(file: File): string {
      if (!(file instanceof File)) throw new TypeError('Argument must be a File');
      return callMainSynchronously({ kind: 'path', file });
    },
  };
}

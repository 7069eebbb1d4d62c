import { fileURLToPath } from 'node:url';

/** Turns a path from the root of the repository into one of this machine. */
export function fromRoot(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}

import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const modules = join(root, 'node_modules');

/**
 * Node 24, which comes as the package `node`. Always by path: a shell may have cached where the system's node is, and
 * native modules crash on that one.
 */
export const node24 = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

export const electronPackage = join(modules, 'electron');
export const standInDist = join(root, 'build', 'electron-standin', 'dist');

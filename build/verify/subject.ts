import { join } from 'node:path';
import { filesBelow } from '../installer/folder/stage-app.ts';
import type { Target } from '../installer/target.ts';
import type { Product } from '../product/product.ts';

/** The application folder that is verified, and what it is meant to be. */
export interface Subject {
  readonly folder: string;
  readonly target: Target;
  readonly product: Product;
  readonly version: string;
  readonly isTestBuild: boolean;
}

/** Looks at one property of a folder, and says in words for whoever builds what is wrong. */
export type Check = (subject: Subject) => Promise<readonly string[]> | readonly string[];

export function archiveOf({ folder }: Subject): string {
  return join(folder, 'resources', 'app.asar');
}

/** The files of the folder, those that lie beside the archive among them. */
export function filesOf({ folder }: Subject): readonly string[] {
  return filesBelow(folder);
}

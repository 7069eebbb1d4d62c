import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { programOf } from '../../installer/program-of.ts';
import type { Check } from '../subject.ts';

/** Stands in the program that tests pack where Electron's cannot be had. */
export const standInMark = 'NARAE-PACKAGING-STAND-IN-RUNTIME';

/** The program is Electron's own, and none that takes its place in tests. */
export const standIn: Check = ({ folder, target, product }) => {
  const program = readFileSync(join(folder, programOf(target, product)));
  return program.includes(standInMark) ? ['the runtime is a stand-in of the tests'] : [];
};

import type { Linter } from 'eslint';
import { doorRule } from '../rules/door-rule.ts';
import { doorTable } from './door-table.ts';

/**
 * One rule a door. ESLint lets the last configuration of a rule win, so one shared `no-restricted-imports` could not
 * tell the files of several doors apart.
 */
export const doors: Linter.Config[] = doorTable.map((door) => ({
  files: [...(door.within ?? ['**/*.ts', '**/*.tsx'])],
  ignores: [...door.open],
  plugins: { [`door-${door.name}`]: { rules: { shut: doorRule(door) } } },
  rules: { [`door-${door.name}/shut`]: 'error' },
}));

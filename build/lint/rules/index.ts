import type { ESLint } from 'eslint';
import { noUserVisibleLiterals } from './no-user-visible-literals.ts';
import { todoNeedsIssue } from './todo-needs-issue.ts';

/** The rules of this house, as an ESLint plugin. */
export const localRules: ESLint.Plugin = {
  rules: {
    'no-user-visible-literals': noUserVisibleLiterals,
    'todo-needs-issue': todoNeedsIssue,
  },
};

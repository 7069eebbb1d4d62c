import type { Linter } from 'eslint';
import tseslint from 'typescript-eslint';

/** Places where a rule of the house would be wrong. Each says why. */
export const exceptions = [
  {
    // Tools ask for a default export of their configuration; declarations describe what others wrote.
    files: ['**/*.config.ts', 'build/lint/*.mjs', '**/*.d.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    // The loggers themselves.
    files: ['electron/shell/**/log*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    // A test may assume what it has just arranged, and passes fakes for what it has not.
    files: ['tests/**'],
    rules: {
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    // Playwright hands windows of the main process out as handles without a type.
    files: ['tests/e2e/**', 'tests/standin/**'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    // What Electron deprecates, the stand-in still has to do.
    files: ['tests/standin/**'],
    rules: { '@typescript-eslint/no-deprecated': 'off' },
  },
  {
    // The stand-in implements what Electron declares, deprecated members too, with objects in the place of classes, and
    // wraps functions of the page.
    files: ['build/electron-standin/**'],
    rules: {
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-deprecated': 'off',
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  // Plain JavaScript has no types to check.
  { files: ['**/*.mjs'], ...tseslint.configs.disableTypeChecked },
] as Linter.Config[];

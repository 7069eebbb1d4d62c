import type { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { localRules } from '../rules/index.ts';

const typescriptFiles = ['**/*.ts', '**/*.tsx'];

/** Where Hangul literals are data or the catalogue itself, and not text somebody forgot to put into it. */
const hangulIsData = [
  'shared/messages/**',
  'shared/hangul/**',
  'electron/relay/demo/**',
  'electron/demo/**',
  'tests/**',
];

/** Rules that hold in the whole house. */
export const everywhere = [
  { ignores: ['node_modules/', 'out/', 'shared/wire/generated/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: typescriptFiles,
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { projectService: true },
    },
  },
  ...tseslint.configs.strictTypeChecked.map((config) => ({ ...config, files: typescriptFiles })),
  {
    files: typescriptFiles,
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // Taking text apart by code points is what the Hangul code does all day.
      '@typescript-eslint/no-misused-spread': ['error', { allow: [{ from: 'lib', name: 'string' }] }],
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      // Parsers of branded ids and readers of JSON name what they return; saying a default aloud is no mistake.
      '@typescript-eslint/no-unnecessary-type-arguments': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // There are no enums (`erasableSyntaxOnly`), so this would only cost time.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      // Ports are asynchronous by contract; an implementation that has nothing to wait for is no mistake.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: false, requireDefaultForNonUnion: true },
      ],
    },
  },
  {
    files: [...typescriptFiles, '**/*.mjs'],
    plugins: { narae: localRules },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', { max: 400, skipBlankLines: false, skipComments: false }],
      'narae/no-user-visible-literals': 'error',
      'narae/todo-needs-issue': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ExportDefaultDeclaration, ExportSpecifier[exported.name="default"]',
          message: 'Export by name: a default export gets a different name in every file that imports it.',
        },
      ],
    },
  },
  { files: hangulIsData, rules: { 'narae/no-user-visible-literals': 'off' } },
  {
    files: ['shared/**', 'electron/**', 'renderer/**'],
    rules: { 'no-console': 'error' },
  },
] as Linter.Config[];

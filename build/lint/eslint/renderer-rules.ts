import type { Linter } from 'eslint';
import formatjs from 'eslint-plugin-formatjs';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';

const files = ['renderer/**/*.ts', 'renderer/**/*.tsx'];

/** What React, accessibility and translated text ask for on top. */
export const rendererRules = [
  { ...jsxA11y.flatConfigs.recommended, files },
  { ...reactHooks.configs.flat.recommended, files },
  {
    files,
    plugins: { formatjs },
    rules: {
      'formatjs/no-literal-string-in-jsx': 'error',
      // Says only that the React Compiler would skip a component; the compiler is not used here.
      'react-hooks/incompatible-library': 'off',
    },
  },
] as Linter.Config[];

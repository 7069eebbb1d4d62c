import { RuleTester } from 'eslint';
import tseslint from 'typescript-eslint';
import { afterAll, describe, it } from 'vitest';

// ESLint's tester looks for mocha's global functions; vitest's are imported.
Object.assign(RuleTester, { describe, it, itOnly: it.only, afterAll });

/** Runs a rule over TypeScript with JSX. */
export const ruleTester = new RuleTester({
  languageOptions: {
    parser: tseslint.parser,
    parserOptions: { ecmaFeatures: { jsx: true } },
  },
});

// The first script of the main process, run by dist/electron. The order of the steps is the contract with Playwright.
// Plain JavaScript: Node loads its tool for types at the first TypeScript file that is not cached yet (a fifth of a second).
import { enableCompileCache } from 'node:module';

// Before the rest is imported, so that its stripped sources are cached.
enableCompileCache();
const { bootElectron } = await import('./boot.ts');
bootElectron().catch((error) => {
  console.error('Error launching app\n', error);
  process.exit(1);
});

import { bundle } from './bundle.ts';
import { hasScreen } from './has-screen.ts';
import { runOnDisplay } from './run-on-display.ts';
import { runOnVirtualDisplay } from './run-on-virtual-display.ts';

// `npm start`: bundles the app where needed and opens it. All arguments but --stay are the app's own.
const stay = process.argv.includes('--stay');
const args = process.argv.slice(2).filter((argument) => argument !== '--stay');

try {
  await bundle();
  process.exitCode = hasScreen() ? await runOnDisplay(args) : await runOnVirtualDisplay(args, stay);
} catch (error) {
  console.error(`Narae could not be started: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fromRoot } from '../vite/paths.ts';

/** Opens the app on this screen, as `npx electron .` does, and waits until it ends. */
export async function runOnDisplay(args: readonly string[]): Promise<number> {
  const cli = fromRoot('node_modules/electron/cli.js');
  const app = spawn(process.execPath, [cli, '.', ...args], { cwd: fromRoot('.'), stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.kill(signal));
  const [code] = (await once(app, 'exit')) as [number | null];
  return code ?? 1;
}

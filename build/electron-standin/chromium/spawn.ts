import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { lifecycle } from '../core/application.ts';
import { debug } from '../core/debug.ts';
import { settings } from '../core/settings.ts';
import { dyingWithParent } from './dying-with-parent.ts';
import { Connection } from './connection.ts';

export interface SpawnedChromium {
  readonly connection: Connection;
  readonly pid: number;
  readonly ended: Promise<void>;
  /** Chromium's own line "DevTools listening on …", when a port was asked for. */
  readonly devToolsLine: Promise<string>;
}

/** Starts Chromium. It lives no longer than this process, even after SIGKILL. */
export function spawnChromium(flags: string[]): SpawnedChromium {
  debug('chromium', flags.join(' '));
  if (!existsSync(settings.chromium)) {
    console.error(`electron stand-in: there is no Chromium at ${settings.chromium}`);
    process.exit(1);
  }
  const [command, args] = dyingWithParent(settings.chromium, flags);
  const child = spawn(command, args, {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    env: { ...process.env, ELECTRON_RUN_AS_NODE: undefined },
  });
  child.on('error', (error) => {
    console.error(`electron stand-in: cannot start ${command}: ${error.message}`);
    process.exit(1);
  });
  const kill = (): void => void child.kill('SIGKILL');
  process.on('exit', kill);
  const ended = new Promise<void>((resolve) => {
    child.on('exit', (code, signal) => {
      process.off('exit', kill);
      resolve();
      if (lifecycle.exiting) return;
      console.error(`electron stand-in: Chromium ended unexpectedly (${code ?? signal})`);
      process.exit(1);
    });
  });
  const [, , errors, output, input] = child.stdio;
  return {
    connection: new Connection(output as Writable, input as Readable),
    pid: child.pid ?? 0,
    ended,
    devToolsLine: watchMessages(errors as Readable),
  };
}

function watchMessages(errors: Readable): Promise<string> {
  return new Promise((resolve) => {
    createInterface({ input: errors }).on('line', (line) => {
      if (line.startsWith('DevTools listening on ')) resolve(line);
      if (settings.debug) process.stderr.write(`[chromium] ${line}\n`);
      // Playwright recognises this sentence and explains it.
      if (/Failed to open X|Missing X server/.test(line)) console.error('Unable to open X display.');
    });
  });
}

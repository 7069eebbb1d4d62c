import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Readable } from 'node:stream';

const [xServer, windowManager] = ['Xvfb', 'openbox'];
const programs = [xServer, windowManager];

export interface VirtualDisplay {
  /** The value for DISPLAY, such as `:99`. */
  readonly name: string;
  stop(): void;
}

/** Whether its programs are installed. */
export function canStartVirtualDisplay(): boolean {
  return programs.every(isOnPath);
}

/** Whether set-up has installed them by itself here (see `setup/system-packages.mjs`): that they are not there is a fault then. */
export function isDisplaySetUp(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  const hasScreen = (DISPLAY ?? '') !== '' || (WAYLAND_DISPLAY ?? '') !== '';
  const couldNot = process.env['NARAE_NO_DISPLAY'] === '1';
  return (
    process.platform === 'linux' && process.getuid?.() === 0 && !hasScreen && !couldNot && isOnPath('apt-get')
  );
}

function isOnPath(program: string): boolean {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.some((folder) => existsSync(join(folder, program)));
}

/** Starts an X server without a screen, and a window manager, without which windows get no focus. */
export async function startVirtualDisplay(): Promise<VirtualDisplay> {
  // Larger than the window, which has a frame. The server picks a free number and writes it to descriptor 3.
  const server = spawn(
    xServer,
    ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp', '-noreset'],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    },
  );
  const name = `:${await readNumber(server)}`;
  const manager = spawn(windowManager, [], { stdio: 'ignore', env: { ...process.env, DISPLAY: name } });
  const stop = (): void => {
    manager.kill();
    server.kill();
  };
  process.once('exit', stop);
  return { name, stop };
}

async function readNumber(server: ChildProcess): Promise<string> {
  const output = server.stdio[3] as Readable;
  const ended = once(server, 'exit').then(() => {
    throw new Error('Xvfb could not start.');
  });
  const [number] = (await Promise.race([once(output, 'data'), ended])) as [Buffer];
  ended.catch(() => undefined);
  return number.toString().trim();
}

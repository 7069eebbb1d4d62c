import { existsSync } from 'node:fs';

/**
 * The command that runs a program which the system kills with this process, however that ends. A broken pipe ends Chromium too,
 * but not the one that only asks for a window: where nobody answers it any more, it becomes a browser of its own (seen on a busy
 * machine). Where there is no `setpriv`, the pipe has to do.
 */
export function dyingWithParent(program: string, args: readonly string[]): [string, string[]] {
  return existsSync(SETPRIV)
    ? [SETPRIV, ['--pdeathsig', 'KILL', '--', program, ...args]]
    : [program, [...args]];
}

/** Of util-linux, without which there is no Debian. */
const SETPRIV = '/usr/bin/setpriv';

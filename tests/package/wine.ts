import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from '#build/installer/folder/stage-app.ts';

/** A Windows of its own in a folder, without a screen. */
export class Wine {
  readonly #folder: string;
  readonly #environment: NodeJS.ProcessEnv;

  constructor(folder: string) {
    this.#folder = folder;
    this.#environment = {
      ...process.env,
      WINEPREFIX: folder,
      WINEARCH: 'win64',
      WINEDEBUG: '-all',
      WINEDLLOVERRIDES: 'mscoree,mshtml=d;winemenubuilder.exe=d',
      DISPLAY: '',
      LC_ALL: 'C.UTF-8',
    };
    rmSync(folder, { recursive: true, force: true });
    this.run('wineboot', '-i');
    this.run('winecfg', '-v', 'win10');
  }

  /** Runs a program to its end, and until Windows has nothing to do. A shell has only eight bits of an exit code. */
  run(...args: readonly string[]): number {
    const { status } = spawnSync('wine', args, { env: this.#environment, stdio: 'ignore', timeout: 180_000 });
    spawnSync('wineserver', ['-w'], { env: this.#environment, timeout: 20_000 });
    return status ?? -1;
  }

  /** What a program writes. Into a file: programs of Windows cannot write into a pipe of ours. */
  output(...args: readonly string[]): string {
    const path = join(this.#folder, 'output.txt');
    const file = openSync(path, 'w');
    spawnSync('wine', args, { env: this.#environment, stdio: ['ignore', file, 'ignore'], timeout: 180_000 });
    closeSync(file);
    return readFileSync(path, 'utf8').replaceAll('\r', '');
  }

  /** Leaves a program running. */
  start(...args: readonly string[]): void {
    spawn('wine', args, { env: this.#environment, stdio: 'ignore', detached: true }).unref();
  }

  /** A value of the registry of the machine; null where there is none. */
  registry(key: string, name: string): string | null {
    const lines = this.output('reg', 'query', `HKLM\\${key}`, '/v', name, '/reg:64').split('\n');
    return (
      lines
        .map((line) => /^ +(.+?) {4}REG_\w+ {4}(.*)$/.exec(line))
        .find((found) => found?.[1] === name)?.[2] ?? null
    );
  }

  /** A path of Windows as one of ours. */
  path(windows: string): string {
    return join(this.#folder, 'drive_c', ...windows.replace(/^C:\\/, '').split('\\'));
  }

  has(windows: string): boolean {
    return existsSync(this.path(windows));
  }

  close(): void {
    spawnSync('wineserver', ['-k'], { env: this.#environment });
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Every file below a folder with its hash. */
export function hashes(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    filesBelow(folder).map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest('hex'),
    ]),
  );
}

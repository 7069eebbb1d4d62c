import { spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Scenario, ScenarioAnswer, SmallDisk } from './small-disk-scenario.ts';

// A process with a disk of its own: `<folder> <megabytes> <module of the scenario> <its arguments…>`.
const [folder = '', megabytes = '', scenario = '', ...args] = process.argv.slice(2);
const ballast = join(folder, 'ballast');

const disk: SmallDisk = {
  folder,
  fill: (leaveBytes = 0) => {
    const handle = openSync(ballast, 'a');
    for (let size = 65_536; size >= 1;) {
      try {
        if (writeSync(handle, Buffer.alloc(size)) < size) size = Math.floor(size / 2);
      } catch {
        size = Math.floor(size / 2);
      }
    }
    closeSync(handle);
    if (leaveBytes > 0) mount('-o', `remount,size=${String(Number(megabytes) * 1024 * 1024 + leaveBytes)}`);
  },
  free: () => {
    rmSync(ballast, { force: true });
  },
  setReadonly: (readonly) => {
    mount('-o', `remount,${readonly ? 'ro' : 'rw'}`);
  },
  setFailing: (failing) => {
    succeed('prlimit', `--pid=${String(process.pid)}`, `--fsize=${failing ? '0' : 'unlimited'}:unlimited`);
  },
};

function mount(...options: readonly string[]): void {
  succeed('mount', ...options, folder);
}

function succeed(command: string, ...options: readonly string[]): void {
  const { status, stderr } = spawnSync(command, options, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command}: ${stderr}`);
}

async function answer(): Promise<ScenarioAnswer> {
  try {
    mount('-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0700`, 'tmpfs');
    const { run } = (await import(scenario)) as { readonly run: Scenario };
    return { facts: await run(disk, ...args), failure: null };
  } catch (error) {
    return { facts: null, failure: error instanceof Error ? String(error.stack) : String(error) };
  }
}

process.send?.(await answer(), () => process.exit());

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { text } from 'node:stream/consumers';
import { fromRoot } from '../vite/paths.ts';

export interface ToolResult {
  readonly code: number;
  readonly output: string;
}

/** Runs the program `name` of an installed package with this very Node, which also works where there are no shebangs. */
export async function runTool(
  name: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  priority: number = constants.priority.PRIORITY_NORMAL,
): Promise<ToolResult> {
  const [packageName = name, program = name] = programs[name] ?? [];
  const child = spawn(process.execPath, [scriptOf(packageName, program), ...args], {
    cwd: fromRoot('.'),
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (child.pid !== undefined) setPriority(child.pid, priority);
  const ended = once(child, 'exit') as Promise<[code: number | null]>;
  const [out, error, [code]] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code: code ?? 1, output: `${out}${error}`.trim() };
}

/** Where the package is not called like its program. */
const programs: Readonly<Record<string, readonly [packageName: string, program: string]>> = {
  buf: ['@bufbuild/buf', 'buf'],
  tsc: ['typescript', 'tsc'],
  depcruise: ['dependency-cruiser', 'depcruise'],
  playwright: ['@playwright/test', 'playwright'],
};

function scriptOf(packageName: string, program: string): string {
  const folder = fromRoot(`node_modules/${packageName}`);
  const { bin } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as {
    bin: string | Record<string, string>;
  };
  const script = typeof bin === 'string' ? bin : bin[program];
  if (script === undefined) throw new Error(`The package ${packageName} has no program ${program}.`);
  return `${folder}/${script}`;
}

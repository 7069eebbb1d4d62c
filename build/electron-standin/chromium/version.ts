import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { settings } from '../core/settings.ts';

/** Chromium's version. Asked of the binary once and then remembered for as long as the binary is the same file. */
export function chromiumVersion(): string {
  const identity = fileIdentity(settings.chromium);
  const folder = join(tmpdir(), `narae-electron-standin-${process.getuid?.() ?? 0}`);
  const file = join(folder, 'chromium-version.json');
  const remembered = readRemembered(file);
  if (remembered?.identity === identity) return remembered.version;
  const version = askBinary();
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(file, JSON.stringify({ identity, version }));
  } catch {
    // Only a cache: the next start asks again.
  }
  return version;
}

interface Remembered {
  readonly identity: string;
  readonly version: string;
}

function readRemembered(file: string): Remembered | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Remembered;
  } catch {
    return undefined;
  }
}

function fileIdentity(path: string): string {
  const { size, mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? { size: 0, mtimeMs: 0 };
  return `${path} ${size} ${mtimeMs}`;
}

function askBinary(): string {
  try {
    const answer = execFileSync(settings.chromium, ['--version'], { encoding: 'utf8', stdio: 'pipe' });
    return /Chromi?um[^\d]*([\d.]+)|([\d]+(?:\.[\d]+){3})/.exec(answer)?.slice(1).find(Boolean) ?? '0.0.0.0';
  } catch (error) {
    console.error(`electron stand-in: cannot run ${settings.chromium}: ${(error as Error).message}`);
    return process.exit(1);
  }
}

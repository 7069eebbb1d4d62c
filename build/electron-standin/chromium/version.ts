import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { readCache, writeCache } from '../core/cache-file.ts';
import { settings } from '../core/settings.ts';

/** Chromium's version. Asked of the binary once and then remembered for as long as the binary is the same file. */
export function chromiumVersion(): string {
  const identity = fileIdentity(settings.chromium);
  const remembered = readCache(NAME) as Remembered | undefined;
  if (remembered?.identity === identity) return remembered.version;
  const version = askBinary();
  writeCache(NAME, { identity, version });
  return version;
}

interface Remembered {
  readonly identity: string;
  readonly version: string;
}

const NAME = 'chromium-version.json';

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

import { release } from 'node:os';
import { dirname, join } from 'node:path';
import { chromiumVersion } from '../chromium/version.ts';
import { electronVersion } from '../core/electron-package.ts';

/** Makes `process` look as in Electron's main process. */
export function dressProcess(executable: string, givenArguments: readonly string[]): void {
  process.argv = [executable, ...givenArguments];
  process.execPath = executable;
  // Otherwise child_process.fork would pass --inspect on.
  process.execArgv = [];
  process.title = 'electron';
  const versions = { ...process.versions, electron: electronVersion(), chrome: chromiumVersion() };
  const properties = {
    versions: Object.freeze(versions),
    type: 'browser',
    defaultApp: true,
    resourcesPath: join(dirname(executable), 'resources'),
    getCreationTime: () => performance.timeOrigin,
    getSystemVersion: release,
    getProcessMemoryInfo,
    crash: () => process.abort(),
  };
  for (const [name, value] of Object.entries(properties)) {
    Object.defineProperty(process, name, { value, enumerable: true, configurable: true, writable: true });
  }
}

async function getProcessMemoryInfo(): Promise<Electron.ProcessMemoryInfo> {
  const kilobytes = Math.round(process.memoryUsage().rss / 1024);
  return { residentSet: kilobytes, private: kilobytes, shared: 0 };
}

import { mkdirSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import type { App } from 'electron';
import { app } from '../core/app-object.ts';
import { switches } from '../core/switches.ts';

/** `getPath`, `setPath` */
export function pathMembers(): Partial<App> {
  const chosen = new Map<string, string>();
  return {
    getPath: (name) => chosen.get(name) ?? defaultPath(name),
    setPath(name, path) {
      if (!isAbsolute(path)) throw new Error('Path must be absolute');
      chosen.set(name, path);
    },
    setAppLogsPath: (path) => void chosen.set('logs', path ?? join(app.getPath('userData'), 'logs')),
  };
}

function defaultPath(name: string): string {
  switch (name) {
    case 'home':
      return homedir();
    case 'appData':
      return process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config');
    case 'userData':
      return existing(userData());
    case 'sessionData':
      return app.getPath('userData');
    case 'logs':
      return existing(join(app.getPath('userData'), 'logs'));
    case 'crashDumps':
      return join(app.getPath('userData'), 'Crashpad');
    case 'temp':
      return tmpdir();
    case 'exe':
    case 'module':
      return process.execPath;
    case 'assets':
      return process.resourcesPath;
    case 'desktop':
    case 'documents':
    case 'downloads':
    case 'music':
    case 'pictures':
    case 'videos':
      return join(homedir(), name.charAt(0).toUpperCase() + name.slice(1));
    default:
      throw new Error(`Failed to get '${name}' path`);
  }
}

function userData(): string {
  const given = switches.get('user-data-dir');
  return given ? resolve(given) : join(app.getPath('appData'), app.name);
}

function existing(path: string): string {
  mkdirSync(path, { recursive: true });
  return path;
}

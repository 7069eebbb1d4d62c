import type { App } from 'electron';
import { application } from '../core/application.ts';
import { electronVersion } from '../core/electron-package.ts';

/** What the app is called and what it tells servers. */
export function identityMembers(): Partial<App> {
  let name: string | undefined;
  let userAgent: string | undefined;
  const currentName = (): string =>
    name ?? application.manifest.productName ?? application.manifest.name ?? 'Electron';
  const version = (): string => application.manifest.version ?? electronVersion();
  return {
    isPackaged: false,
    runningUnderARM64Translation: false,
    getAppPath: () => application.path,
    get name() {
      return currentName();
    },
    set name(value) {
      name = value;
    },
    getName: currentName,
    setName: (value) => void (name = value),
    getVersion: version,
    get userAgentFallback() {
      return userAgent ?? defaultUserAgent(currentName(), version());
    },
    set userAgentFallback(value) {
      userAgent = value;
    },
  };
}

function defaultUserAgent(name: string, version: string): string {
  const product = `${name.replace(/\s/g, '')}/${version}`;
  const { chrome, electron } = process.versions;
  return `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) ${product} Chrome/${chrome} Electron/${electron} Safari/537.36`;
}

import { EventEmitter } from 'node:events';
import { tmpdir } from 'node:os';
import { vi } from 'vitest';

/**
 * As much of Electron as code of ours asks of it while it is set up: who listens is kept, so that a test can call them as
 * Electron would. A test takes it with `vi.mock('electron', () => import('#tests/unit/electron-by-hand.ts'))`.
 */
export const app = Object.assign(new EventEmitter(), {
  isPackaged: false,
  exit: vi.fn<(code: number) => void>(),
  commandLine: {
    appendSwitch: vi.fn<(name: string, value?: string) => void>(),
    hasSwitch: vi.fn<(name: string) => boolean>(() => false),
  },
  getPath: () => tmpdir(),
  getVersion: () => '0.0.0',
});

/** As on Linux without a key store: what is wrapped is wrapped for nobody. */
export const safeStorage = {
  isAsyncEncryptionAvailable: vi.fn(() => Promise.resolve(true)),
  getSelectedStorageBackend: vi.fn(() => 'basic_text'),
  encryptStringAsync: vi.fn((text: string): Promise<Buffer> => Promise.resolve(Buffer.from(text))),
  decryptStringAsync: vi.fn((wrapped: Buffer) =>
    Promise.resolve({ result: wrapped.toString(), shouldReEncrypt: false }),
  ),
};

export const session = {
  defaultSession: Object.assign(new EventEmitter(), {
    setPermissionRequestHandler: vi.fn<(handler: PermissionRequest) => void>(),
    setPermissionCheckHandler: vi.fn<(handler: () => boolean) => void>(),
    setDevicePermissionHandler: vi.fn<(handler: () => boolean) => void>(),
    setSpellCheckerEnabled: vi.fn<(enabled: boolean) => void>(),
    webRequest: { onBeforeRequest: vi.fn<(listener: BeforeRequest) => void>() },
  }),
};

type BeforeRequest = (
  details: { readonly url: string },
  callback: (answer: { readonly cancel: boolean }) => void,
) => void;
type Handler = (event: unknown, input: unknown) => unknown;
type PermissionRequest = (
  contents: unknown,
  permission: string,
  callback: (granted: boolean) => void,
) => void;

/** What was given to `ipcMain.handle`, by channel. */
export const handlers = new Map<string, Handler>();
export const ipcMain = Object.assign(new EventEmitter(), {
  handle: (channel: string, handler: Handler): void => {
    handlers.set(channel, handler);
  },
});

export const BrowserWindow = { fromWebContents: vi.fn<(contents: unknown) => object | null>() };
export const dialog = {
  showMessageBox: vi.fn<(...given: unknown[]) => Promise<{ response: number }>>(),
  showErrorBox: vi.fn<(title: string, content: string) => void>(),
};
export const clipboard = { writeText: vi.fn<(text: string) => Promise<void>>() };
export const shell = { openExternal: vi.fn<(address: string) => Promise<void>>() };

import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { implement, partialEmitter } from '../core/guarded.ts';

export type InvokeHandler = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown;

/** One place that receives messages of pages: `ipcMain`, `webContents.ipc` or `frame.ipc`. */
export interface IpcHub {
  readonly ipc: IpcMain;
  handlerOf(channel: string): InvokeHandler | undefined;
}

export function createIpcHub(label: string): IpcHub {
  const handlers = new Map<string, InvokeHandler>();
  const ipc = partialEmitter<IpcMain>(label, 'IpcMain');

  function handle(channel: string, handler: InvokeHandler): void {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    if (typeof handler !== 'function') {
      throw new TypeError(`Expected handler to be a function, but found type '${typeof handler}'`);
    }
    handlers.set(channel, handler);
  }

  implement(ipc, {
    handle,
    handleOnce(channel, handler) {
      handle(channel, (event, ...args) => {
        handlers.delete(channel);
        return handler(event, ...args);
      });
    },
    removeHandler: (channel) => void handlers.delete(channel),
  });
  // Electron's own, which no typings name: the only way to see what is handled.
  Object.defineProperty(ipc, '_invokeHandlers', { value: handlers });
  // A message on a channel called "error" must not throw when nobody listens.
  ipc.on('error', () => {});
  return { ipc, handlerOf: (channel) => handlers.get(channel) };
}

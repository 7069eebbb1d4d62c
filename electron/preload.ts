import { contextBridge, ipcRenderer } from 'electron';
import { makeBridge } from '#shared/ipc/make-bridge.ts';

contextBridge.exposeInMainWorld(
  'narae',
  makeBridge({
    invoke: (channel, input) => ipcRenderer.invoke(channel, input),
    canTravel: (input) => {
      try {
        structuredClone(input);
        return true;
      } catch {
        return false;
      }
    },
    listen: (channel, listener) => {
      const handler = (_event: unknown, payload: unknown): void => {
        listener(payload);
      };
      ipcRenderer.on(channel, handler);
      return () => {
        ipcRenderer.off(channel, handler);
      };
    },
  }),
);

const { contextBridge, ipcRenderer, webUtils } = require('electron');

contextBridge.exposeInMainWorld('api', {
  version: '1',
  nested: { list: [1, 2, { increment: (value) => value + 1 }] },
  invoke: (channel, ...values) => ipcRenderer.invoke(channel, ...values),
  send: (channel, ...values) => ipcRenderer.send(channel, ...values),
  sendSync: (channel, value) => ipcRenderer.sendSync(channel, value),
  on: (channel, callback) => {
    const listener = (_event, ...values) => callback(...values);
    ipcRenderer.on(channel, listener);
    return () => ipcRenderer.removeListener(channel, listener);
  },
  pathOf: (file) => webUtils.getPathForFile(file),
  kindOf: (value) => [Object.prototype.toString.call(value), value instanceof Uint8Array],
  give: () => ({ bytes: new Uint8Array([1, 2, 3]), map: new Map([['key', 1]]), date: new Date(7) }),
  throwNow: () => {
    throw new RangeError('out of range');
  },
  rejectLater: async () => {
    throw new Error('rejected later');
  },
  callBack: async (callback) => `got ${await callback({ value: 1 })}`,
  process: () => ({
    type: process.type,
    sandboxed: process.sandboxed,
    platform: process.platform,
    argv: process.argv,
    electron: process.versions.electron,
  }),
});

window.isolatedSecret = 1;

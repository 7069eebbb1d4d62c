/** A module or a name that only few places may use. */
export type Door = ModuleDoor | SyntaxDoor;

interface AnyDoor {
  readonly name: string;
  readonly message: string;
  /** The places that may use it. */
  readonly open: readonly string[];
  /** The files the door is looked for in; all of TypeScript when absent. */
  readonly within?: readonly string[];
}

interface ModuleDoor extends AnyDoor {
  readonly modules: readonly string[];
  /** Names that may be imported although the door is shut. */
  readonly allowed?: readonly string[];
}

interface SyntaxDoor extends AnyDoor {
  readonly selector: string;
}

const outside = ['tests/**', 'build/electron-standin/**'];
const libsignal = ['@signalapp/libsignal-client'];
const parsesSignal = ['electron/core/files/**', 'electron/relay/gateway/**'];

/** The doors of the house: what only one place may touch. */
export const doorTable: readonly Door[] = [
  {
    name: 'electron',
    modules: ['electron', 'electron/main', 'electron/common', 'electron/renderer'],
    message: 'Only electron/shell talks to Electron. Ask for a port there and let compose hand it in.',
    open: ['electron/shell/**', 'electron/ipc/**', 'electron/main.ts', 'electron/preload.ts', ...outside],
  },
  {
    name: 'ipc-main',
    selector: 'Identifier[name="ipcMain"]',
    message:
      'Handlers are registered in electron/ipc, where sender and arguments are checked. Add one there.',
    open: ['electron/ipc/**', ...outside],
  },
  {
    name: 'ipc-renderer',
    selector: 'Identifier[name=/^(ipcRenderer|contextBridge)$/]',
    message: 'Only electron/preload.ts reaches through the bridge. Add the call to shared/ipc instead.',
    open: ['electron/preload.ts', ...outside],
  },
  {
    name: 'web-contents-send',
    selector:
      'CallExpression[callee.property.name=/^(send|postMessage|sendToFrame)$/]:matches(' +
      '[callee.object.name=/^(webContents|contents|sender)$/], [callee.object.property.name=/^(webContents|sender)$/])',
    message:
      'Windows hear of events through the publisher in electron/ipc, which checks them against shared/ipc.',
    within: ['electron/**/*.ts'],
    open: ['electron/ipc/**'],
  },
  {
    name: 'libsignal',
    modules: libsignal,
    message: 'Only electron/core/signal and electron/core/account touch libsignal; go through a zone.',
    open: ['electron/core/signal/**', 'electron/core/account/**', ...parsesSignal, 'tests/**'],
  },
  {
    name: 'libsignal-parsing',
    modules: libsignal,
    allowed: [
      'Aci',
      'IdentityKey',
      'IdentityKeyPair',
      'PrivateKey',
      'ProtocolAddress',
      'PublicKey',
      'SealedSenderMultiRecipientMessage',
      'SenderCertificate',
      'ServerCertificate',
      'ServiceId',
    ],
    message: 'Here libsignal only reads keys, certificates and multi-recipient messages.',
    within: parsesSignal,
    open: [],
  },
  {
    name: 'sqlite',
    modules: ['better-sqlite3'],
    message: 'Databases are opened in electron/core/storage and electron/relay/stores; use a repository.',
    open: ['electron/sqlite/**', 'electron/core/storage/**', 'electron/relay/stores/**', 'tests/**'],
  },
  {
    name: 'icons',
    modules: ['lucide-react'],
    message: 'Icons come from renderer/ui/icons.ts, so that the set can be seen and changed in one place.',
    open: ['renderer/ui/icons.ts'],
  },
  {
    name: 'bridge',
    selector: 'MemberExpression[object.name=/^(window|globalThis|self)$/][property.name="narae"]',
    message: 'Only renderer/bridge speaks to the main process; use its typed client.',
    within: ['renderer/**/*.ts', 'renderer/**/*.tsx'],
    open: ['renderer/bridge/**'],
  },
];

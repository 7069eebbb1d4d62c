import type { Layer } from './layer.ts';

/** Files directly in electron/core are ports, except the two that construct and start. */
const ports = '^electron/core/(?!(compose|worker)[.]ts$)[^/]+[.]ts$';
const indexOfFolder = '^electron/core/[^/]+/index[.]ts$';

/** electron/core: the messenger itself. */
export const coreLayers: readonly Layer[] = [
  {
    name: 'core-folder',
    because:
      'A folder of core sees shared, ports, the repositories and the index of its neighbours; compose joins them.',
    from: '^electron/core/([^/]+)/',
    fromNot: ['^electron/core/(backend|storage)/'],
    may: ['^shared/', ports, '^electron/core/$1/', indexOfFolder, '^electron/core/storage/repositories/'],
    neverPackages: ['electron'],
    node: true,
  },
  {
    name: 'core-storage',
    because:
      'Storage opens the databases; it serves the other folders and knows of them only what their index shows.',
    from: '^electron/core/storage/',
    may: ['^shared/', ports, '^electron/core/storage/', indexOfFolder, '^electron/sqlite/'],
    neverPackages: ['electron'],
    node: true,
  },
  {
    name: 'core-backend',
    because: 'A backend adapter knows the port and the wire, never storage, signal or the rest of core.',
    from: '^electron/core/backend/',
    may: ['^shared/(backend|wire|model|errors)/', ports, '^electron/core/backend/'],
    neverPackages: ['electron', 'better-sqlite3', '@signalapp/libsignal-client'],
    node: true,
  },
  {
    name: 'core-compose',
    because: 'core/compose.ts constructs core, and core stands alone.',
    from: '^electron/core/compose[.]ts$',
    may: ['^shared/', '^electron/core/(?!worker[.]ts$)'],
    neverPackages: ['electron'],
    node: true,
  },
  {
    name: 'core-worker',
    because: 'core/worker.ts is an entry: it includes compose and calls.',
    from: '^electron/core/worker[.]ts$',
    may: ['^shared/', ports, indexOfFolder, '^electron/core/compose[.]ts$'],
    neverPackages: ['electron'],
    node: true,
  },
  {
    name: 'core-ports',
    because: 'A port is words only: shared and the types a folder shows in its index.',
    from: ports,
    may: ['^shared/', ports, indexOfFolder],
    neverPackages: ['electron'],
    node: true,
  },
];

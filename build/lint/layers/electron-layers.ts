import type { Layer } from './layer.ts';

const shellCompose = '^electron/shell/compose(/|[.]ts$)';
const insideCore = ['better-sqlite3', '@signalapp/libsignal-client'];

/** The rest of electron/: entries, shell, ipc, relay and demo. */
export const electronLayers: readonly Layer[] = [
  {
    name: 'main-entry',
    because: 'electron/main.ts includes the shell and calls it.',
    from: '^electron/main[.]ts$',
    may: ['^electron/shell/'],
    packages: ['electron'],
    node: true,
  },
  {
    name: 'preload',
    because: 'The preload exposes shared/ipc and nothing else.',
    from: '^electron/preload[.]ts$',
    may: ['^shared/ipc/'],
    packages: ['electron'],
    node: false,
  },
  {
    name: 'shell',
    because: 'The shell sees core, relay and demo only through its compose.',
    from: '^electron/shell/',
    fromNot: [shellCompose],
    may: ['^electron/(shell|ipc)/', '^shared/'],
    neverPackages: insideCore,
    node: true,
  },
  {
    name: 'shell-compose',
    because:
      'The compose of the shell joins what core, relay and demo show, never their inside or repositories.',
    from: shellCompose,
    may: [
      '^electron/(shell|ipc|demo)/',
      '^electron/(core|relay)/[^/]+[.]ts$',
      '^electron/(core/(?!storage/)|relay/)[^/]+/index[.]ts$',
      '^shared/',
    ],
    neverPackages: insideCore,
    node: true,
  },
  {
    name: 'ipc',
    because: 'A handler knows the contract and the interfaces of core, never storage or signal.',
    from: '^electron/ipc/',
    may: [
      '^electron/ipc/',
      '^electron/core/(?!(compose|worker)[.]ts$)[^/]+[.]ts$',
      '^electron/core/(?!storage/|signal/)[^/]+/index[.]ts$',
      '^shared/(ipc|model|errors)/',
    ],
    neverPackages: insideCore,
    node: true,
  },
  {
    name: 'relay',
    because: 'The relay is a server of its own: it knows shared and its stores.',
    from: '^electron/relay/[^/]+/',
    fromNot: ['^electron/relay/stores/'],
    may: ['^electron/relay/', '^shared/'],
    neverPackages: ['electron'],
    node: true,
  },
  {
    name: 'relay-root',
    because: 'The files directly in electron/relay put the relay together and open its databases.',
    from: '^electron/relay/[^/]+[.]ts$',
    may: ['^electron/(relay|sqlite)/', '^shared/'],
    neverPackages: ['electron'],
    node: true,
  },
  {
    name: 'relay-stores',
    because: 'A store of the relay knows shared and how a database is opened, not the gateway.',
    from: '^electron/relay/stores/',
    may: ['^electron/relay/stores/', '^electron/relay/[^/]+[.]ts$', '^electron/sqlite/', '^shared/'],
    neverPackages: ['electron'],
    node: true,
  },
  {
    name: 'sqlite',
    because: 'electron/sqlite opens encrypted databases for core/storage and relay/stores and knows neither.',
    from: '^electron/sqlite/',
    may: ['^electron/sqlite/', '^shared/(model|errors)/'],
    neverPackages: ['electron', '@signalapp/libsignal-client'],
    node: true,
  },
  {
    name: 'demo',
    because: 'Simulated colleagues are cores with a script.',
    from: '^electron/demo/',
    may: ['^electron/demo/', '^electron/core/compose[.]ts$', '^shared/'],
    neverPackages: ['electron'],
    node: true,
  },
];

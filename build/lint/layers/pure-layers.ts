import type { Layer } from './layer.ts';

const backOnly = ['electron', 'better-sqlite3', '@signalapp/libsignal-client', 'fastify', 'ws'];

/** shared/ and renderer/: places without Node. */
export const pureLayers: readonly Layer[] = [
  {
    name: 'shared',
    because: 'shared/* is pure: it knows shared/model, shared/errors and its own folder.',
    from: '^shared/([^/]+)/',
    may: ['^shared/($1|model|errors)/'],
    packages: ['zod', 'es-hangul', '@bufbuild/protobuf'],
    node: false,
  },
  {
    name: 'renderer-ui',
    because:
      'renderer/ui is the design system: React, primitives and the pure words of shared. Take data as props.',
    from: '^renderer/(ui|styles)/',
    may: ['^renderer/(ui|styles)/', '^shared/(model|messages|hangul|errors)/'],
    neverPackages: [...backOnly, '@tanstack/react-query', 'zustand'],
    node: false,
  },
  {
    name: 'renderer-bridge',
    because: 'renderer/bridge speaks shared/ipc and knows nothing of what is shown.',
    from: '^renderer/bridge/',
    may: ['^renderer/bridge/', '^shared/'],
    neverPackages: backOnly,
    node: false,
  },
  {
    name: 'renderer-feature',
    because: 'A feature uses ui, bridge and shared, and of another feature only its index.',
    from: '^renderer/features/([^/]+)/',
    may: [
      '^renderer/(ui|styles|bridge)/',
      '^renderer/features/$1/',
      '^renderer/features/[^/]+/index[.]tsx?$',
      '^shared/',
    ],
    neverPackages: backOnly,
    node: false,
  },
  {
    name: 'renderer-app',
    because:
      'renderer/app puts features together through their index; nothing of electron/ exists in a window.',
    from: '^renderer/',
    fromNot: ['^renderer/(ui|styles|bridge|features)/'],
    may: ['^renderer/(app|ui|styles|bridge)/', '^renderer/features/[^/]+/index[.]tsx?$', '^shared/'],
    neverPackages: backOnly,
    node: false,
  },
];

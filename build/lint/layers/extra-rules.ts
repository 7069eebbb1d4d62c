import type { IForbiddenRuleType } from 'dependency-cruiser';

const product = '^(shared|electron|renderer)/';

/** What the table of layers alone does not say. */
export const extraRules: readonly IForbiddenRuleType[] = [
  {
    name: 'no-cycles',
    comment: 'Files that import each other cannot be understood or tested one at a time.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'nothing-imports-tests',
    comment: 'Tests know the product, never the other way round.',
    severity: 'error',
    from: { pathNot: '^tests/' },
    to: { path: '^tests/' },
  },
  {
    name: 'signal-and-account-without-backend',
    comment: 'Keys and sessions do not know how bytes travel.',
    severity: 'error',
    from: { path: '^electron/core/(signal|account)/' },
    to: { path: '^electron/core/backend/' },
  },
  {
    name: 'adapters-apart',
    comment: 'Backend adapters do not know each other.',
    severity: 'error',
    from: { path: '^electron/core/backend/([^/]+)/' },
    to: { path: '^electron/core/backend/[^/]+/', pathNot: '^electron/core/backend/$1/' },
  },
  {
    name: 'ipc-sees-core-as-types',
    comment: 'Handlers get the services of core handed in; they import only their types.',
    severity: 'error',
    from: { path: '^electron/ipc/' },
    to: { path: '^electron/core/', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'libsignal-stays-inside',
    comment: 'libsignal belongs to signal and account; files and gateway only parse with it.',
    severity: 'error',
    from: { path: product, pathNot: '^electron/(core/(signal|account|files)|relay/gateway)/' },
    to: { path: '(^|/)node_modules/@signalapp/libsignal-client/' },
  },
  {
    name: 'not-resolvable',
    comment: 'This import leads nowhere: a misspelt path, or a package that package.json does not name.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'no-development-packages',
    comment: 'The product may not need a package that is installed for development only.',
    severity: 'error',
    from: { path: product },
    to: {
      dependencyTypes: ['npm-dev'],
      dependencyTypesNot: ['type-only'],
      pathNot: '(^|/)node_modules/electron/',
    },
  },
];

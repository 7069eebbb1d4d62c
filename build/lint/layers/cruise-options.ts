import type { ICruiseOptions } from 'dependency-cruiser';

/** How dependency-cruiser reads this repository: `#…` imports, `.ts` extensions, types that vanish when compiled. */
export const cruiseOptions: ICruiseOptions = {
  doNotFollow: { path: '(^|/)node_modules/' },
  exclude: { path: '^out/' },
  moduleSystems: ['es6', 'cjs'],
  tsPreCompilationDeps: true,
  enhancedResolveOptions: {
    exportsFields: ['exports'],
    conditionNames: ['import', 'node', 'default', 'types'],
    extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
    mainFields: ['module', 'main', 'types'],
  },
};

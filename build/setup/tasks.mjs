/**
 * What the npm scripts do. `script` is run by Node 24; `runtime` asks for Electron or its stand-in, `display` for a
 * screen, real or virtual, also where only the stand-in runs: `wanted` where it can be installed, `needed` in any case.
 * `ldap` asks for the program of an LDAP server, `packaging` for what makes installers, `wine` for what tries them.
 *
 * @typedef {{ script: string, args?: string[], runtime?: boolean, display?: 'wanted' | 'needed', ldap?: 'wanted', packaging?: boolean, wine?: boolean }} Task
 * @type {Record<string, Task>}
 */
export const tasks = {
  start: { script: 'build/start/start.ts', runtime: true, display: 'needed' },
  test: { script: 'build/test/run.ts', runtime: true, display: 'wanted', ldap: 'wanted' },
  lint: { script: 'build/test/run.ts', args: ['--only=format,lint,layers,unused'] },
  types: { script: 'build/test/run.ts', args: ['--only=types'] },
  format: { script: 'build/lint/format.ts' },
  generate: { script: 'build/wire/generate.ts' },
  relay: { script: 'electron/relay/main.ts' },
  bench: { script: 'tests/bench/run.ts', runtime: true, ldap: 'wanted' },
  ui: { script: 'build/start/gallery.ts' },
  demo: { script: 'build/demo/run-demo.ts', runtime: true },
  soak: { script: 'tests/soak/run.ts', runtime: true },
  dist: { script: 'build/installer/dist.ts', packaging: true },
  'test:package': { script: 'build/test/test-package.ts', packaging: true, wine: true },
  pictures: { script: 'build/pictures/take-pictures.ts', runtime: true },
};

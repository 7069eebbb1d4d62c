import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { externalPackages } from '../vite/main.config.ts';
import { fromRoot } from '../vite/paths.ts';
import { allParts, type BundledPackage } from './all-parts.ts';
import { problemsOf } from './known-licences.ts';

/** Where each build lists what is in its bundle, in its own folder: `build: { license: { fileName } }`. */
export const bundledFile = 'bundled.json';

const licences = fromRoot('out/renderer/licences.json');

/**
 * Writes `licences.json` beside the window, for the page about Narae. Main process and preload have to be built before.
 * A part whose terms are not known fails the build. In a served page it is that of the last build.
 */
export function licencesPlugin(): Plugin {
  return {
    name: 'narae:licences',
    writeBundle({ dir = fromRoot('out/renderer') }) {
      const lists = ['main', 'preload', 'renderer'].map((bundle) => join(dir, '..', bundle, bundledFile));
      const parts = allParts(lists.flatMap(readList), externalPackages);
      const problems = problemsOf(parts);
      if (problems.length > 0) throw new Error(problems.join('\n'));
      writeFileSync(join(dir, 'licences.json'), JSON.stringify(parts));
    },
    configureServer(server) {
      server.middlewares.use('/licences.json', (_request, response) => {
        response.setHeader('content-type', 'application/json; charset=utf-8');
        response.end(existsSync(licences) ? readFileSync(licences) : '[]');
      });
    },
  };
}

function readList(file: string): readonly BundledPackage[] {
  if (!existsSync(file)) throw new Error(`${file} is missing: build main process and preload first.`);
  return JSON.parse(readFileSync(file, 'utf8')) as readonly BundledPackage[];
}

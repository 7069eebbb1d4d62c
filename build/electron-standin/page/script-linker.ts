import { readFileSync } from 'node:fs';
import { stripped } from './stripped.ts';

const linked = new Map<string, string>();

/**
 * Turns a source file and all it imports into one classic script: an expression whose value is the file's exported
 * entry function. Chromium injects text, and the sources in renderer-side/ stay ordinary typed modules.
 */
export function linkScript(file: URL, entry: string): string {
  let script = linked.get(file.href);
  if (script === undefined) {
    const modules = new Map<string, string>();
    collect(file, modules);
    const body = [...modules.values()].join('\n');
    script = `(() => { 'use strict'; const modules = {};\n${body}\nreturn modules['${nameOf(file)}'].${entry}; })()`;
    linked.set(file.href, script);
  }
  return script;
}

// Dependencies first: a Map keeps the order of insertion.
function collect(file: URL, modules: Map<string, string>): void {
  const name = nameOf(file);
  if (modules.has(name)) return;
  const source = stripped(readFileSync(file, 'utf8'));
  for (const [, , dependency = ''] of source.matchAll(IMPORT)) collect(new URL(dependency, file), modules);
  const exported = [...source.matchAll(EXPORT)].map(([, , exportedName = '']) => exportedName);
  const body = source
    .replace(IMPORT, (_all, names: string, from: string) => `const {${names}} = modules['${from.slice(2)}'];`)
    .replace(EXPORT, '$1 $2');
  modules.set(name, `modules['${name}'] = (() => {\n${body}\nreturn { ${exported.join(', ')} };\n})();`);
}

function nameOf(file: URL): string {
  return file.pathname.slice(file.pathname.lastIndexOf('/') + 1);
}

const IMPORT = /^import \{([^}]+)\} from '(\.\/[\w-]+\.ts)';$/gm;
const EXPORT = /^export ((?:async )?(?:function|const|class)) (\w+)/gm;

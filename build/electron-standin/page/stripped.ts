import { createHash } from 'node:crypto';
import { stripTypeScriptTypes } from 'node:module';
import { readCache, writeCache } from '../core/cache-file.ts';

/**
 * A source without its types. Node's own tool for it takes a third of a second to load and run, so what it has made is kept
 * for the next start, under the hash of the source.
 */
export function stripped(source: string): string {
  const hash = createHash('sha256').update(process.version).update(source).digest('base64');
  known ??= readKnown();
  const before = known[hash];
  if (before !== undefined) return before;
  const code = stripTypeScriptTypes(source, { mode: 'strip' });
  if (Object.keys(known).length >= MOST) known = {};
  known = { ...known, [hash]: code };
  // Together with the others of the same script.
  writing ??= setImmediate(() => {
    writing = undefined;
    writeCache(NAME, known);
  });
  return code;
}

const NAME = 'stripped.json';
// Several versions of all sources; then it begins anew.
const MOST = 200;
let known: Readonly<Record<string, string>> | undefined;
let writing: NodeJS.Immediate | undefined;

function readKnown(): Readonly<Record<string, string>> {
  const content = readCache(NAME);
  return typeof content === 'object' && content !== null ? (content as Record<string, string>) : {};
}

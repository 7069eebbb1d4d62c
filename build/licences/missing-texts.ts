import { readFileSync } from 'node:fs';
import { fromRoot } from '../vite/paths.ts';

/** Files that hold the terms of packages which come without them. */
const files: Readonly<Partial<Record<string, readonly string[]>>> = {
  '@bufbuild/protobuf': ['build/licences/texts/protobuf.txt'],
  // Its own licence is ours; the parts of its native library have theirs.
  '@signalapp/libsignal-client': [
    'LICENSE',
    'node_modules/@signalapp/libsignal-client/dist/acknowledgments.md',
  ],
  'abstract-logging': ['build/licences/texts/abstract-logging.txt'],
  'strict-event-emitter-types': ['build/licences/texts/strict-event-emitter-types.txt'],
};

/** The terms of a package that does not carry them; empty when they are not known here either. */
export function missingText(name: string): string {
  return (files[name] ?? []).map((file) => readFileSync(fromRoot(file), 'utf8').trim()).join('\n\n');
}

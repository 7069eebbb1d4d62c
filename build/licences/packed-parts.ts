import { extractFile } from '@electron/asar';
import type { Part } from './part.ts';

/** The parts that an archive tells of: the list that the page about the program shows. */
export function partsIn(archive: string): readonly Part[] {
  return JSON.parse(extractFile(archive, 'out/renderer/licences.json').toString('utf8')) as readonly Part[];
}

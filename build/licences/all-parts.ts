import { readFileSync } from 'node:fs';
import { fromRoot } from '../vite/paths.ts';
import { installedPart, installedParts } from './installed-parts.ts';
import { missingText } from './missing-texts.ts';
import type { Part } from './part.ts';

/** An entry as Vite's `build.license` writes it. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  readonly identifier?: string;
  readonly text?: string;
}

/**
 * All that Narae is made of, by name, Narae itself first: what is in the bundles, and what runs beside them. `external`
 * are the packages that no bundle holds, by the names under which they are installed.
 */
export function allParts(bundled: readonly BundledPackage[], external: readonly string[]): readonly Part[] {
  const parts = [
    ...bundled.map(partOf),
    ...installedParts(external.filter((name) => name !== runtime)),
    // What its package needs is for its installation only.
    installedPart(runtime),
    typeface(),
  ];
  const unique = new Map(parts.map((part) => [`${part.name} ${part.version}`, part]));
  const byName = [...unique.values()].toSorted((one, other) => (one.name < other.name ? -1 : 1));
  return [narae(), ...byName];
}

const runtime = 'electron';

function partOf({ name, version, identifier = '', text = '' }: BundledPackage): Part {
  return { name, version, licence: identifier, text: text === '' ? missingText(name) : text };
}

function narae(): Part {
  const { version, license } = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8')) as {
    readonly version: string;
    readonly license: string;
  };
  return { name: 'Narae', version, licence: license, text: readFileSync(fromRoot('LICENSE'), 'utf8') };
}

function typeface(): Part {
  const text = readFileSync(fromRoot('renderer/styles/fonts/LICENSE.txt'), 'utf8');
  return { name: 'Pretendard GOV', version: '', licence: 'OFL-1.1', text };
}

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allParts } from '#build/licences/all-parts.ts';
import { installedParts } from '#build/licences/installed-parts.ts';
import { problemsOf } from '#build/licences/known-licences.ts';
import type { Part } from '#build/licences/part.ts';
import { fromRoot } from '#build/vite/paths.ts';

const { dependencies } = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>;
};

function part(overrides: Partial<Part>): Part {
  return {
    name: 'part',
    version: '1.0.0',
    licence: 'MIT',
    text: 'Permission is hereby granted',
    ...overrides,
  };
}

describe('the terms of the parts', () => {
  it('are known for every package of the product and all that it needs', () => {
    const parts = installedParts(Object.keys(dependencies));
    expect(parts.length).toBeGreaterThan(Object.keys(dependencies).length);
    expect(problemsOf(parts)).toEqual([]);
  });

  it.each(['MIT', '(MIT OR CC0-1.0)', '(Apache-2.0 AND BSD-3-Clause)', 'AGPL-3.0-only'])(
    'can be %s',
    (licence) => {
      expect(problemsOf([part({ licence })])).toEqual([]);
    },
  );

  it.each(['', 'UNLICENSED', 'SEE LICENSE IN LICENSE.md', 'SSPL-1.0', '(MIT OR SSPL-1.0)'])(
    'cannot be "%s"',
    (licence) => {
      expect(problemsOf([part({ licence })])).toEqual([
        `part 1.0.0: the licence "${licence}" is not a known one`,
      ]);
    },
  );

  it('have to be there in full', () => {
    expect(problemsOf([part({ text: ' ' })])).toEqual(['part 1.0.0: the text of the licence is missing']);
  });
});

describe('the list of all parts', () => {
  const bundled = [
    { name: 'zod', version: '4.6.7', identifier: 'MIT', text: 'the terms of zod' },
    { name: '@bufbuild/protobuf', version: '2.17.0', identifier: '(Apache-2.0 AND BSD-3-Clause)' },
  ];
  const parts = allParts(bundled, ['electron', 'ws', '@signalapp/libsignal-client']);
  const named = (name: string) => parts.filter((one) => one.name === name);

  it('begins with Narae and holds the bundles, what runs beside them, the runtime and the typeface', () => {
    expect(parts[0]).toMatchObject({ name: 'Narae', licence: 'AGPL-3.0-only' });
    for (const name of ['zod', '@bufbuild/protobuf', 'ws', 'electron', 'Pretendard GOV']) {
      expect(named(name)).toHaveLength(1);
    }
    expect(problemsOf(parts)).toEqual([]);
  });

  it('holds what a package outside of the bundles needs, but not what installs the runtime', () => {
    expect(named('node-gyp-build')).toHaveLength(1);
    expect(named('@electron/get')).toEqual([]);
  });

  it('knows the terms of packages that come without them', () => {
    expect(named('@bufbuild/protobuf')[0]?.text).toMatch(/Apache License[^]*Google Inc/);
    expect(named('@signalapp/libsignal-client')[0]?.text).toMatch(/AFFERO GENERAL PUBLIC[^]*curve25519/);
  });

  it('names a part once that is in two bundles', () => {
    expect(allParts([...bundled, ...bundled], ['ws'])).toHaveLength(allParts(bundled, ['ws']).length);
  });
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nameUuid } from '#build/product/name-uuid.ts';
import { ownProductFile, readProduct } from '#build/product/product.ts';
import { asTestBuild } from '#build/product/test-build.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'product-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function written(change: object): string {
  const file = join(folder, 'product.json');
  writeFileSync(
    file,
    JSON.stringify({ ...(JSON.parse(readFileSync(ownProductFile, 'utf8')) as object), ...change }),
  );
  return file;
}

test('the icon lies beside the file', () => {
  expect(readProduct(written({ icon: 'own.ico' })).icon).toBe(join(folder, 'own.ico'));
});

test.each([
  { name: 'My App' },
  { name: '..' },
  { koreanName: '"나래"' },
  { koreanName: '$INSTDIR' },
  { vendor: "O'Agency" },
  { linkScheme: 'javascript:' },
  { server: 'http://plain.example' },
  { colours: { '--nr-mark': 'url(x)' } },
  { surprise: true },
])('what could not stand in a path, a script or a query is refused: %o', (change) => {
  expect(() => readProduct(written(change))).toThrow(Object.keys(change)[0]);
});

test('a test build shares no name and no id with the product', () => {
  const product = readProduct(ownProductFile);
  const testBuild = asTestBuild(product);
  for (const field of [
    'name',
    'koreanName',
    'linuxName',
    'appId',
    'linkScheme',
    'toastActivator',
    'packageNamespace',
  ] as const)
    expect(testBuild[field]).not.toBe(product[field]);
  writeFileSync(join(folder, 'test.json'), JSON.stringify({ ...testBuild, icon: 'icon.ico' }));
  expect(readProduct(join(folder, 'test.json')).name).toBe('NaraeTest');
});

test('a UUID of a name is that of the standard', () => {
  // The example of RFC 9562, appendix A.4.
  const dns = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';
  expect(nameUuid(dns, 'www.example.com')).toBe('2ED6657D-E927-568B-95E1-2665A8AEA6A2');
});

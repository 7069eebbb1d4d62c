import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hashOf } from '#tests/bench/fixture-folder.ts';

test('a fixture is another one when anything below a folder that makes it has changed, and the same in another clone', () => {
  const root = mkdtempSync(join(tmpdir(), 'narae-fixture-'));
  const folder = join(root, 'one');
  const body = join(folder, 'migrations', '0010-first.ts');
  mkdirSync(join(folder, 'migrations'), { recursive: true });
  writeFileSync(join(folder, 'index.ts'), 'the list');
  writeFileSync(body, 'one table');
  const before = hashOf([folder]);
  cpSync(folder, join(root, 'two'), { recursive: true });
  expect(hashOf([join(root, 'two')])).toBe(before);
  writeFileSync(body, 'two tables');
  const changed = hashOf([folder]);
  expect(changed).not.toBe(before);
  writeFileSync(join(folder, 'migrations', '0020-second.ts'), '');
  expect(new Set([before, changed, hashOf([folder])]).size).toBe(3);
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { headedStep } from '#build/test/headed-step.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'narae-path-'));
  vi.stubEnv('PATH', folder);
  vi.stubEnv('DISPLAY', '');
  vi.stubEnv('WAYLAND_DISPLAY', '');
  vi.stubGlobal('process', Object.create(process, { getuid: { value: () => 0 } }));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const run = () => headedStep('headed', 'none').run();

test.skipIf(process.platform !== 'linux')(
  'without a display that set-up installs here nothing has passed',
  async () => {
    writeFileSync(join(folder, 'apt-get'), '');
    expect(await run()).toMatchObject({ passed: 0, failed: 1, skipped: 0 });
  },
);

test('where set-up installs none the tests are skipped', async () => {
  expect(await run()).toMatchObject({ passed: 0, failed: 0, skipped: 1 });
  writeFileSync(join(folder, 'apt-get'), '');
  vi.stubEnv('DISPLAY', ':0');
  expect(await run()).toMatchObject({ failed: 0, skipped: 1 });
});

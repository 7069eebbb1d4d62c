import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { fromRoot } from '#build/vite/paths.ts';

/** A PATH with a shell and nothing else, so that every program of the system is missing. */
const emptyPath = mkdtempSync(join(tmpdir(), 'narae-path-'));

afterAll(() => {
  rmSync(emptyPath, { recursive: true });
});

describe('setup', () => {
  it('names the tasks there are when asked for another', () => {
    expect(setup(['strat'])).toEqual({
      code: 1,
      said: expect.stringMatching(/^Unknown task "strat"; there are: start, test, .+\.\n$/) as string,
    });
  });

  it.runIf(process.platform === 'linux')('says in one sentence which programs are missing', () => {
    symlinkSync('/bin/sh', join(emptyPath, 'sh'));
    const environment = {
      PATH: emptyPath,
      ELECTRON_OVERRIDE_DIST_PATH: fromRoot('build/electron-standin/dist'),
      STANDIN_CHROMIUM: join(emptyPath, 'chromium'),
    };
    expect(setup(['start'], environment)).toEqual({
      code: 1,
      said:
        "Narae needs these programs, please install them (Debian's names): " +
        'chromium fonts-noto-cjk fontconfig xvfb openbox.\n',
    });
  });
});

function setup(args: readonly string[], environment: NodeJS.ProcessEnv = process.env) {
  const { status, stderr } = spawnSync(process.execPath, [fromRoot('build/setup.mjs'), ...args], {
    env: environment,
    encoding: 'utf8',
  });
  return { code: status, said: stderr };
}

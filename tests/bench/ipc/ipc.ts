import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { testAgency } from '#tests/support/demo-staff.ts';
import { median, type Bench } from '../metrics.ts';
import { launchEmpty, launchNarae, runtimeOf } from '../startup/apps.ts';

const calls = 300;
const rounds = 5;

/**
 * A request of a window with about a kilobyte of answer (three people of the directory): bridge, sender check, schemas both
 * ways, the core's thread and its database. The baseline is a bare echo of a kilobyte in the same runtime.
 */
export const ipc: Bench = async (say, ranOn) => {
  const root = mkdtempSync(join(tmpdir(), 'narae-bench-'));
  const narae = await launchNarae(join(root, 'narae'));
  const empty = await launchEmpty(join(root, 'empty'));
  try {
    const page = await narae.firstWindow();
    await page.locator('html[data-state="sign-in"]').waitFor({ state: 'attached' });
    const [self] = testAgency.offered;
    if (self === undefined) throw new Error('nobody on offer');
    await page.evaluate((person) => window.narae.signIn.enrol({ person }), self);
    await page.locator('html[data-state="usable"]').waitFor({ state: 'attached' });
    const bare = await empty.firstWindow();
    ranOn(await runtimeOf(narae));
    const values: number[] = [];
    const baselines: number[] = [];
    for (let round = 0; round < rounds; round++) {
      baselines.push(median(await echo(bare)));
      values.push(median(await people(page)));
      say(
        `round ${String(round)}: request ${values.at(-1)?.toFixed(2) ?? ''} ms, bare echo ${baselines.at(-1)?.toFixed(2) ?? ''} ms`,
      );
    }
    return { invoke_1kb_ms: { value: median(values), unit: 'ms', baseline: median(baselines) } };
  } finally {
    await narae.close();
    await empty.close();
    rmSync(root, { recursive: true, force: true });
  }
};

function people(page: Page): Promise<number[]> {
  return page.evaluate(async (count) => {
    const taken: number[] = [];
    for (let call = 0; call < count; call++) {
      const begin = performance.now();
      const reply = await window.narae.directory.search({ query: '', scope: 'everybody', limit: 3 });
      if (!reply.ok) throw new Error('refused');
      taken.push(performance.now() - begin);
    }
    return taken;
  }, calls);
}

function echo(page: Page): Promise<number[]> {
  return page.evaluate(async (count) => {
    const { empty } = window as unknown as { empty: { echo: (value: string) => Promise<string> } };
    const kilobyte = 'ㄱ'.repeat(341);
    const taken: number[] = [];
    for (let call = 0; call < count; call++) {
      const begin = performance.now();
      await empty.echo(kilobyte);
      taken.push(performance.now() - begin);
    }
    return taken;
  }, calls);
}

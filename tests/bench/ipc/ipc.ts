import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { testAgency } from '#tests/support/demo-staff.ts';
import { untilDirectoryRests } from '../until-directory-rests.ts';
import { median, type Bench } from '../metrics.ts';
import { launchEmpty, launchNarae, runtimeOf } from '../startup/apps.ts';

const calls = 300;
const rounds = 5;
/** How many people the answer has, and how many bytes as JSON: about a kilobyte. */
const answered = 3;
const answerBytes = { least: 900, most: 1_200 };

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
    await untilDirectoryRests(page, answered);
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

async function people(page: Page): Promise<readonly number[]> {
  const { taken, bytes } = await page.evaluate(
    async ({ count, limit }) => {
      const taken: number[] = [];
      const bytes: number[] = [];
      const encoder = new TextEncoder();
      for (let call = 0; call < count; call++) {
        const begin = performance.now();
        const reply = await window.narae.directory.search({ query: '', scope: 'everybody', limit });
        taken.push(performance.now() - begin);
        if (!reply.ok || reply.value.people.length !== limit) throw new Error('refused');
        bytes.push(encoder.encode(JSON.stringify(reply.value)).length);
      }
      return { taken, bytes };
    },
    { count: calls, limit: answered },
  );
  for (const size of bytes)
    if (size < answerBytes.least || size > answerBytes.most)
      throw new RangeError(`an answer of ${String(size)} bytes is no kilobyte`);
  return taken;
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

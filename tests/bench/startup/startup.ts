import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { fixtureFolder } from '../fixture-folder.ts';
import { median, percentile, type Bench, type Metric, type Runtime } from '../metrics.ts';
import { launchEmpty, launchNarae, runtimeOf } from './apps.ts';
import { disturbedKeys, type BusyRun, type TypedKey } from './disturbed-keys.ts';
import { buildProfiles, waitingCount } from './build-profiles.ts';
import { measureEmpty, measureNarae } from './measure-start.ts';
import { typeAndMeasure } from './typing.ts';

const pairs = 9;
const sources = [
  'build-profiles.ts',
  'enrol-profile.ts',
  '../history/build-history.ts',
  '../backlog/sender.ts',
  '../../support/demo-staff.ts',
  '../../../electron/core/directory/engine',
  '../../../electron/relay/demo',
].map((name) => new URL(name, import.meta.url));
const drainLimitMs = 60_000;

/**
 * From making the process to rows painted and a key in the search box answered: an empty window of the same runtime, Narae
 * without a message, and Narae with a million messages and 5,000 that wait, in turn.
 */
export const startup: Bench = async (say, ranOn) => {
  const fixture = await fixtureFolder('startup', sources, buildProfiles);
  const root = mkdtempSync(join(tmpdir(), 'narae-bench-'));
  const empty: number[] = [];
  const none: number[] = [];
  const full: number[] = [];
  const drained: number[] = [];
  const calm: TypedKey[] = [];
  const busy: BusyRun[] = [];
  try {
    for (let pair = 0; pair < pairs; pair++) {
      empty.push((await measureEmpty(() => launchEmpty(join(root, 'empty')))).answered);
      none.push(
        await start(fixture, root, 'none', async (page) => void calm.push(...(await typeAndMeasure(page)))),
      );
      full.push(
        await start(fixture, root, 'full', async (page, begin) => {
          // Typing in the calm before the connection stands would say nothing.
          await untilUnread(page, 1);
          const run = await typeUntilArrived(page);
          busy.push(run);
          drained.push((run.arrived - begin) / 1000);
        }),
      );
      if (pair === 0) ranOn(await nameRuntime(join(root, 'empty')));
      say(
        `pair ${String(pair)}: empty window ${ms(empty)}, none ${ms(none)}, million and backlog ${ms(full)}, drained after ${(drained.at(-1) ?? 0).toFixed(1)} s`,
      );
    }
    const disturbed = disturbedKeys(busy);
    return {
      over_empty_window: { value: ratio(none, empty), unit: 'x', bar: { most: 2 } },
      million_and_backlog_over_none: { value: ratio(full, none), unit: 'x', bar: { most: 1.2 } },
      start_ms: { value: median(full), unit: 'ms', baseline: median(none) },
      drained_s: { value: median(drained), unit: 's' },
      typing_p95_ms: p95(disturbed, calm, 'rows'),
      typing_frame_p95_ms: p95(disturbed, calm, 'frame'),
    };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
};

async function start(
  fixture: string,
  root: string,
  kind: 'none' | 'full',
  whileOpen: (page: Page, begin: number) => Promise<void>,
): Promise<number> {
  const folder = join(root, kind);
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(fixture, kind), folder, { recursive: true });
  return (await measureNarae(() => launchNarae(folder), kind === 'full', whileOpen)).answered;
}

/** Types as long as the backlog has not arrived, and for some names at least. */
async function typeUntilArrived(page: Page): Promise<BusyRun> {
  let isDraining = true;
  const arrival = untilUnread(page, waitingCount).finally(() => {
    isDraining = false;
  });
  const [keys, arrived] = await Promise.all([typeAndMeasure(page, () => isDraining), arrival]);
  return { keys, arrived };
}

/** Resolves, with the moment, once so many messages of those that waited have been received, as the window sees it. */
async function untilUnread(page: Page, least: number): Promise<number> {
  const limit = performance.now() + drainLimitMs;
  while (performance.now() < limit) {
    const total = await page.evaluate(() => window.narae.chats.unreadTotal({}));
    if (total.ok && total.value.count >= least) return performance.now();
    await page.waitForTimeout(100);
  }
  throw new Error('the backlog has not been received');
}

/** Of the keys of all runs; the baseline are those with nothing to receive. */
function p95(busy: readonly TypedKey[], calm: readonly TypedKey[], what: 'rows' | 'frame'): Metric {
  const of = (keys: readonly TypedKey[]): number =>
    percentile(
      keys.map((key) => key[what]),
      0.95,
    );
  return { value: of(busy), unit: 'ms', baseline: of(calm) };
}

async function nameRuntime(folder: string): Promise<Runtime> {
  const app = await launchEmpty(folder);
  const runtime = await runtimeOf(app);
  await app.close();
  return runtime;
}

function ratio(values: readonly number[], baseline: readonly number[]): number {
  return median(values) / median(baseline);
}

function ms(values: readonly number[]): string {
  return `${(values.at(-1) ?? 0).toFixed(0)} ms`;
}

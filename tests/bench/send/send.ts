import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { demoStaff } from '#tests/support/demo-staff.ts';
import { percentile, type Bench, type Metrics } from '../metrics.ts';
import { launchEmpty, launchNarae, runtimeOf } from '../startup/apps.ts';
import { echoAndPaint } from './echo-paint.ts';
import { latencies } from './latencies.ts';
import { momentsOf, untilPainted, watchPaints } from './paint-watch.ts';

const rounds = 5;
const messagesARound = 50;
/** So many are needed for a 95th percentile that ten messages lie above. */
const leastMessages = 200;
/** Sessions, caches and compiled code are there before it counts. */
const warmUp = 10;
/** As between two sentences of somebody quick: frames and the disk come to rest. */
const pauseMs = 80;

/**
 * Two officials on two instances, one relay inside the first: from Enter to the bubble painted in the sender's window, and to
 * the bubble painted in the receiver's. One message at a time. The baseline is a bare echo of the main process, painted, in an
 * empty window of the same runtime, in rounds that alternate.
 */
export const send: Bench = async (say, ranOn) => {
  const root = mkdtempSync(join(tmpdir(), 'narae-bench-'));
  const apps: ElectronApplication[] = [];
  try {
    const [sender, receiver] = await openPair(join(root, 'narae'), apps);
    const empty = await launchEmpty(join(root, 'empty'));
    apps.push(empty);
    const bare = await empty.firstWindow();
    ranOn(await runtimeOf(empty));
    const { write } = talk(sender, receiver);
    await write(warmUp);
    const baselines: number[] = [];
    for (let round = 0; round < rounds; round++) {
      baselines.push(...(await echoAndPaint(bare, messagesARound)));
      await write(messagesARound);
      say(`round ${String(round)}: load ${String(loadavg()[0]?.toFixed(1))}`);
    }
    const { entered, painted } = await momentsOf(sender);
    const received = (await momentsOf(receiver)).painted;
    const { bubble, delivered } = latencies(entered, painted, received, warmUp);
    const baseline = percentile(baselines, 0.95);
    return {
      // Those that were not painted have no latency: were they many, the others' would say nothing.
      messages: {
        value: bubble.length,
        unit: '',
        baseline: rounds * messagesARound,
        bar: { least: leastMessages },
      },
      bubble_ms: { ...p95(bubble, baseline), bar: { most: 100 } },
      bubble_p50_ms: { value: percentile(bubble, 0.5), unit: 'ms', baseline: percentile(baselines, 0.5) },
      delivered_ms: { ...p95(delivered, baseline), bar: { most: 300 } },
      delivered_p50_ms: {
        value: percentile(delivered, 0.5),
        unit: 'ms',
        baseline: percentile(baselines, 0.5),
      },
    };
  } finally {
    for (const app of apps) await app.close();
    rmSync(root, { recursive: true, force: true });
  }
};

function p95(values: readonly number[], baseline: number): Metrics[string] {
  const value = percentile(values, 0.95);
  return { value, unit: 'ms', baseline, ratio: value / baseline };
}

/** Two officials with their conversation open at both. */
async function openPair(root: string, apps: ElectronApplication[]): Promise<readonly [Page, Page]> {
  const [self, peer] = demoStaff;
  if (self === undefined || peer === undefined) throw new Error('the demo agency is empty');
  const pages: Page[] = [];
  for (const [profile, person] of [
    ['a', self],
    ['b', peer],
  ] as const) {
    const app = await launchNarae(root, profile);
    apps.push(app);
    const page = await app.firstWindow();
    await page.locator('html[data-state="sign-in"]').waitFor({ state: 'attached' });
    const reply = await page.evaluate((id) => window.narae.signIn.enrol({ person: id }), person.id);
    if (!reply.ok) throw new Error(reply.error.code);
    await page.locator('html[data-state="usable"]').waitFor({ state: 'attached' });
    pages.push(page);
  }
  const [sender, receiver] = pages;
  if (sender === undefined || receiver === undefined) throw new Error('no window');
  await sender.keyboard.press('Control+n');
  await sender.getByRole('combobox').fill(peer.name);
  await sender.getByRole('option', { name: peer.name, disabled: false }).first().click();
  await sender.getByRole('textbox').last().fill('안녕하세요');
  await sender.keyboard.press('Enter');
  await receiver.getByRole('option').first().click();
  await receiver.getByRole('article').first().waitFor();
  for (const page of pages) await watchPaints(page);
  return [sender, receiver];
}

/** Writes numbered messages, each when the one before has been painted on the other side. */
function talk(sender: Page, receiver: Page): { readonly write: (count: number) => Promise<void> } {
  let number = 0;
  return {
    write: async (count) => {
      const composer = sender.getByRole('textbox').last();
      for (const last = number + count; number < last; number++) {
        const text = `bench-${String(number)}`;
        await composer.fill(`내년 정보화 예산안 검토 의견 ${text}.`);
        const arrival = untilPainted(receiver, text);
        await composer.press('Enter');
        await arrival;
        await sender.waitForTimeout(pauseMs);
      }
    },
  };
}

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { firstPage, launchSample, sampleFolder, type Sample } from './launch-sample.ts';
import { processesOf } from './processes.ts';

const electronPath = createRequire(import.meta.url)('electron') as unknown as string;

/** An app that one test has left running for the next. */
let running: Sample | null = null;

test('two apps at once keep to their own data; closed or killed, they leave nothing behind and start again', async () => {
  const [closed, killed] = await Promise.all([launchSample(), launchSample()]);
  const pages = await Promise.all([firstPage(closed.app), firstPage(killed.app)]);
  await pages[0].evaluate(() => localStorage.setItem('key', 'first'));
  expect(await pages[1].evaluate(() => localStorage.getItem('key'))).toBe(null);
  await pages[1].evaluate(() => api.invoke('echo', 'x'.repeat(200_000)));
  const pids = [closed.pid, killed.pid];
  await closed.app.close();
  expect(processesOf(closed.userData)).toEqual([]);
  expect(processesOf(killed.userData)).not.toEqual([]);
  killed.app.process().kill('SIGKILL');
  // Not waited for: what the killed one leaves behind must not keep the next one from working.
  const [again, next] = await Promise.all([
    launchSample(closed.userData),
    launchSample(killed.userData, '--lang=ko'),
  ]);
  for (const pid of pids) expect(existsSync(`/proc/${String(pid)}`)).toBe(false);
  const known = await next.app.evaluate(({ app }) => [app.hasSingleInstanceLock(), app.getLocale()]);
  expect(known).toEqual([true, 'ko']);
  await (await firstPage(next.app)).click('#go');
  expect(await (await firstPage(again.app)).evaluate(() => localStorage.getItem('key'))).toBe('first');
  await again.app.close();
  expectNothingLeft(again);
  for (const pid of pids) expect(filesInMemory(pid)).toEqual([]);
  running = next;
});

test('a second instance hands its arguments to the first', async () => {
  const sample = running ?? (await launchSample());
  const { app, userData, output } = sample;
  await firstPage(app);
  const second = spawnSync(electronPath, ['.', `--user-data-dir=${userData}`, 'sample://open/talk?id=1'], {
    cwd: sampleFolder,
    encoding: 'utf8',
  });
  expect([second.status, second.stdout.trim()]).toEqual([0, 'another instance is running']);
  await expect.poll(() => app.evaluate(() => facts.second?.data)).toEqual({ from: 'second' });
  expect(await app.evaluate(() => facts.second?.argv)).toContain('sample://open/talk?id=1');
  await app.close();
  expect(output()).toContain('events window 1 show window 1 focus before-quit window 1 blur window 1 closed');
  expect(output().trim()).toMatch(/will-quit quit$/);
  expectNothingLeft(sample);
});

test('a report of an error that nobody reads is not the next error to be reported', async () => {
  const { app } = await launchSample();
  await firstPage(app);
  app.process().stderr?.destroy();
  const uncaught = await app.evaluate(async () => {
    let count = 0;
    process.on('uncaughtExceptionMonitor', () => (count += 1));
    // Node's console itself bears the first.
    for (const line of ['first', 'second']) {
      console.error(line);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    return count;
  });
  expect(uncaught).toBeLessThan(10);
  await app.close();
});

test('of many starts at once one goes on and hears of all others, also where the one before was killed', async () => {
  const userData = mkdtempSync(join(tmpdir(), 'narae-standin-'));
  for (let round = 0; round < 2; round++) {
    const links = Array.from({ length: 6 }, (_, index) => `sample://${String(index)}`);
    const starts = links.map((link) => startPlainly(userData, link));
    const isOther = ({ printed }: PlainStart): boolean => printed().includes('another instance is running');
    await expect.poll(() => starts.filter(isOther).length, { timeout: 60_000 }).toBe(links.length - 1);
    const [owner] = starts.filter((start) => !isOther(start));
    if (owner === undefined) throw new Error('nobody goes on');
    const heard = (): readonly string[] =>
      owner
        .printed()
        .match(/sample:\/\/\d/g)
        ?.toSorted() ?? [];
    await expect.poll(heard).toEqual(links.filter((link) => link !== owner.link));
    owner.process.kill('SIGKILL');
    await once(owner.process, 'exit');
  }
  await expect.poll(() => processesOf(userData)).toEqual([]);
  rmSync(userData, { recursive: true });
});

test('the launcher answers like Electron', () => {
  const version = spawnSync(electronPath, ['--version'], { encoding: 'utf8' });
  expect(version.stdout).toMatch(/^v\d+\.\d+\.\d+\n$/);
  const asNode = spawnSync(electronPath, ['-e', 'process.stdout.write(String(6 * 7))'], {
    encoding: 'utf8',
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  expect(asNode.stdout).toBe('42');
  const failing = spawnSync(electronPath, ['./none.js'], { cwd: sampleFolder, encoding: 'utf8' });
  expect([failing.status, failing.stderr]).toEqual([
    1,
    expect.stringContaining('there is no app at ./none.js'),
  ]);
});

interface PlainStart {
  readonly link: string;
  readonly process: ReturnType<typeof spawn>;
  readonly printed: () => string;
}

/** Without Playwright, which would make it wait for what it wants to know of it. */
function startPlainly(userData: string, link: string): PlainStart {
  const args = ['.', `--user-data-dir=${userData}`, link];
  const start = spawn(electronPath, args, { cwd: sampleFolder, stdio: ['ignore', 'pipe', 'ignore'] });
  let printed = '';
  start.stdout.on('data', (data) => (printed += String(data)));
  return { link, process: start, printed: () => printed };
}

function expectNothingLeft({ pid, userData }: Sample): void {
  expect(filesInMemory(pid)).toEqual([]);
  expect(processesOf(userData)).toEqual([]);
}

function filesInMemory(pid: number | undefined): readonly string[] {
  return readdirSync('/dev/shm').filter((name) => name.startsWith(`electron-standin-${String(pid)}-`));
}

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { firstPage, launchSample, sampleFolder } from './launch-sample.ts';
import { processesOf } from './processes.ts';

const electronPath = createRequire(import.meta.url)('electron') as unknown as string;

test('two apps at once keep to their own data, and nothing is left of them', async () => {
  const [first, second] = await Promise.all([launchSample(), launchSample()]);
  const pages = await Promise.all([firstPage(first.app), firstPage(second.app)]);
  await pages[0].evaluate(() => localStorage.setItem('key', 'first'));
  expect(await pages[1].evaluate(() => localStorage.getItem('key'))).toBe(null);
  const pids = [first, second].map(({ app }) => app.process().pid);
  await Promise.all([first.app.close(), second.app.close()]);
  for (const pid of pids) expect(existsSync(`/proc/${String(pid)}`)).toBe(false);
  expect([...processesOf(first.userData), ...processesOf(second.userData)]).toEqual([]);

  const again = await launchSample(first.userData);
  const page = await firstPage(again.app);
  expect(await page.evaluate(() => localStorage.getItem('key'))).toBe('first');
  await again.app.close();
});

test('a killed app takes its windows along, and the next one starts at once', async () => {
  const { app, userData } = await launchSample();
  const page = await firstPage(app);
  await page.evaluate(() => api.invoke('echo', 'x'.repeat(200_000)));
  expect(processesOf(userData)).not.toEqual([]);
  const { pid } = app.process();
  app.process().kill('SIGKILL');
  // Not waited for: what the killed one leaves behind must not keep this one from working.
  const again = await launchSample(userData, '--lang=ko');
  const known = await again.app.evaluate(({ app: self }) => [self.hasSingleInstanceLock(), self.getLocale()]);
  expect(known).toEqual([true, 'ko']);
  await (await firstPage(again.app)).click('#go');
  await again.app.close();
  await expect.poll(() => processesOf(userData)).toEqual([]);
  expect(existsSync(`/proc/${String(pid)}`)).toBe(false);
  expect(readdirSync('/dev/shm').filter((name) => name.startsWith('electron-standin-'))).toEqual([]);
  expect(existsSync(join(userData, '.standin-instance', 'lock'))).toBe(false);
});

test('a second instance hands its arguments to the first', async () => {
  const { app, userData, output } = await launchSample();
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

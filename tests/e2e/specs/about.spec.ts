import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { fromRoot } from '#build/vite/paths.ts';
import { expect, test } from '../fixtures/narae.ts';
import { AboutPage } from '../pages/about-page.ts';
import { Desktop } from '../support/desktop.ts';
import { expectAccessible } from '../support/expect-accessible.ts';

const { version } = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8')) as {
  readonly version: string;
};

// @channel diagnostics.about
test('the program says which one it is, offers its source, and shows the terms of all its parts', async ({
  openProfile,
}) => {
  const { app, page, signIn, settings } = await openProfile('a');
  await signIn.as(0);
  await settings.open();
  const shift = await watchShifts(page);
  await settings.section('나래톡 정보');
  const about = new AboutPage(page);
  await expect(about.content).toContainText(`버전 ${version}`);
  await expect(about.content).toContainText('AGPL-3.0-only');
  await expect(about.content).toContainText('바로 이 버전의 소스 코드 전체를');

  const running = await app.evaluate(() => ({
    node: process.versions.node,
    electron: process.versions.electron,
  }));
  await expect(about.content).toContainText(running.electron);
  await expect(about.content).toContainText(running.node);
  const { runtime } = await page.evaluate(async () => {
    const answer = await window.narae.diagnostics.about({});
    return answer.ok ? answer.value : { runtime: null };
  });
  await expect(about.content.getByText('개발용 대체 실행 환경입니다.')).toHaveCount(
    runtime === 'stand-in' ? 1 : 0,
  );

  // Parts of all three bundles, and of what runs beside them.
  await expect(about.parts.first()).toContainText('Narae');
  for (const part of ['react-dom', 'zod', '@signalapp/libsignal-client', 'fastify', 'Pretendard GOV']) {
    await expect(about.parts.filter({ hasText: part }).first()).toBeVisible();
  }
  // What stands there already stays where it is when the rest comes.
  expect(await shift()).toBe(0);
  await about.search.fill('libsignal');
  await expect(about.parts).toHaveCount(1);
  await about.toggle('libsignal');
  await expect(about.terms('@signalapp/libsignal-client')).toContainText('GNU AFFERO GENERAL PUBLIC LICENSE');
  await about.toggle('libsignal');
  await expect(about.terms('@signalapp/libsignal-client')).toHaveCount(0);
  await about.search.fill('없는 것');
  await expect(about.parts).toHaveCount(0);
});

// @channel windows.nextDestination
test('before one has signed in the source is offered too, and only the last link is followed afterwards', async ({
  openProfile,
}) => {
  const { app, page, signIn, settings, chats } = await openProfile('a');
  const desktop = new Desktop(app);
  await expect(signIn.screen).toBeAttached({ timeout: 20_000 });
  const dialog = page.getByRole('dialog', { name: '나래톡 정보' });
  // What is not there yet is not gone to, now or later.
  for (const item of ['설정', '단축키', '나래톡 정보']) await desktop.menu(item);
  await expect(dialog).toContainText('바로 이 버전의 소스 코드 전체를');
  await expect(new AboutPage(page).parts.first()).toContainText('Narae');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: '나래톡 정보' }).click();
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');

  // Of links the last one is, since something else has led here.
  await desktop.followLink('narae:conversation/direct:00000000000000000000000000000000');
  await desktop.followLink('narae:shortcuts');
  await signIn.as(0);
  await settings.expectSection('단축키');
  await settings.leave();
  await expect(chats.usable).toBeAttached();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

/** Begins to note what moves by itself. Answers a function that tells how much has. */
async function watchShifts(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const seen = { shifted: 0 };
    Reflect.set(window, 'seenShifts', seen);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.shifted += Reflect.get(entry, 'value') as number;
    }).observe({ type: 'layout-shift' });
  });
  return () =>
    page.evaluate(() => (Reflect.get(window, 'seenShifts') as { readonly shifted: number }).shifted);
}

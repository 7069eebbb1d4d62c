import { expect, test } from '../fixtures/pair.ts';
import { Desktop } from '../support/desktop.ts';

// @channel windows.nextDestination, windows.destinationWaiting
test('links and menus lead somewhere, others nowhere; a browser is only asked after a question', async ({
  pair,
}) => {
  const { app, page, settings } = pair.a;
  const desktop = new Desktop(app);
  await desktop.answerDialogs(1);

  await desktop.followLink('narae:settings');
  await expect(settings.heading).toBeVisible();
  await settings.leave();
  await desktop.menu('설정');
  await expect(settings.heading).toBeVisible();
  await settings.leave();
  await desktop.followLink('narae:delete-everything');
  await expect.poll(() => desktop.asked()).toEqual(['나래톡이 알 수 없는 링크입니다']);

  await page.evaluate(() => {
    window.open('https://www.gov.kr/portal');
    window.open('http://www.gov.kr/');
    window.open('file:///etc/passwd');
  });
  await expect.poll(() => desktop.asked()).toHaveLength(2);
  expect(await desktop.opened()).toEqual([]);
  await desktop.answerDialogs(0);
  await page.evaluate(() => window.open('https://www.gov.kr/portal'));
  await expect.poll(() => desktop.opened()).toEqual(['https://www.gov.kr/portal']);
  expect(await desktop.windows()).toBe(1);
});

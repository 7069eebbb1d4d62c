import { officials } from '../fixtures/acquainted.ts';
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

  await desktop.answerDialogs(0);
  await page.evaluate(() => {
    window.open('https://www.gov.kr/portal');
    window.open('http://www.gov.kr/');
    window.open('file:///etc/passwd');
  });
  await expect.poll(() => desktop.opened()).toEqual(['https://www.gov.kr/portal']);
  expect(await desktop.asked()).toHaveLength(1);
  await desktop.answerDialogs(1);
  await page.evaluate(() => window.open('https://www.gov.kr/portal'));
  await expect.poll(() => desktop.asked()).toHaveLength(1);
  // Whoever has said no has rest from a page that goes on.
  await page.evaluate(() => {
    for (let time = 0; time < 200; time++) window.open('https://www.gov.kr/portal');
  });
  expect(await desktop.asked()).toHaveLength(1);
  expect(await desktop.opened()).toHaveLength(1);
  expect(await desktop.windows()).toBe(1);
});

test('a link takes the keyboard to nobody, and leads away from what one writes only after a question', async ({
  pair,
}) => {
  const { app, page, chats } = pair.a;
  const desktop = new Desktop(app);
  const heading = page.getByRole('heading', { level: 2 });
  const home = await page.evaluate(async () => {
    const all = await window.narae.chats.list({ limit: 1 });
    return all.ok ? all.value.conversations[0]?.id : undefined;
  });
  const before = await chats.messages.count();

  // The text that stands there is asked about, also when one is elsewhere; what one agrees to is opened.
  await desktop.answerDialogs(0);
  await chats.composer.pressSequentially('내일 회의는');
  await desktop.followLink(`narae:person/${officials.third.id}`);
  await expect(heading).toContainText(officials.third.name);
  expect(await desktop.asked()).toEqual([`${officials.third.name}님과의 대화를 여시겠습니까?`]);

  // Back by a link, with nothing to ask about: what is typed on the way is written to nobody.
  await desktop.followLink(`narae:conversation/${home ?? ''}`);
  await expect(heading).toContainText(officials.second.name);
  await expect(heading).toBeFocused();
  await page.keyboard.type('다른 창에 쓰던 글');
  await page.keyboard.press('Enter');
  await expect(chats.composer).toHaveValue('내일 회의는');
  expect(await chats.messages.count()).toBe(before);
  expect(await desktop.asked()).toHaveLength(1);

  // A page follows one by itself in the middle of a sentence.
  await desktop.answerDialogs(1);
  await chats.composer.press('End');
  await desktop.fireLink(`narae:person/${officials.third.id}`);
  await expect.poll(() => desktop.asked()).toHaveLength(1);
  await page.keyboard.type(' 세 시입니다');
  await expect(chats.composer).toHaveValue('내일 회의는 세 시입니다');
  await expect(heading).toContainText(officials.second.name);
});

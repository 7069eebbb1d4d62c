import { expect, test } from '../fixtures/pair.ts';
import { Desktop } from '../support/desktop.ts';
import { expectCoreToComeBack } from '../support/end-core.ts';

test('when the messenger behind the window ends, the window says so, and goes on by itself', async ({
  pair: { a, b },
}) => {
  // What the desktop shows is asked of the next one: a number that nobody has told is gone again.
  const desktop = new Desktop(a.app);
  await a.app.evaluate(({ app }) => app.setBadgeCount(7));
  await expectCoreToComeBack(a.app, a.page);
  await expect.poll(() => desktop.badge()).toBe(0);
  // Nor does the next one follow anybody before the window asks for them again.
  await b.page.evaluate(() =>
    window.narae.presence.setProfile({
      statusText: '',
      absence: null,
      availability: 'do-not-disturb',
      minutes: null,
    }),
  );
  await expect(a.chats.rows.first()).toContainText('방해 금지');
  await a.chats.send('다시 이어서 씁니다');
  await b.chats.expectState('다시 이어서 씁니다', 'received');
});

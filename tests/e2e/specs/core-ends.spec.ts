import type { Availability } from '#shared/model/presence.ts';
import { expect, test } from '../fixtures/pair.ts';
import type { OpenProfile } from '../fixtures/running-apps.ts';
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
  const row = a.chats.rows.first();
  await setAvailability(b, 'do-not-disturb');
  await expect(row).toContainText('방해 금지');
  await setAvailability(b, 'working');
  await expect(row).not.toContainText('방해 금지');
  await a.chats.send('다시 이어서 씁니다');
  await b.chats.expectState('다시 이어서 씁니다', 'received');
});

/** What the others see of somebody. */
async function setAvailability({ page }: OpenProfile, availability: Availability): Promise<void> {
  await page.evaluate(
    (chosen) =>
      window.narae.presence.setProfile({
        statusText: '',
        absence: null,
        availability: chosen,
        minutes: null,
      }),
    availability,
  );
}

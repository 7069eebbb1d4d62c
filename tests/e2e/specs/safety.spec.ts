import { acquainted, officials } from '../fixtures/acquainted.ts';
import { expect, test } from '../fixtures/narae.ts';

// @channel chats.safetyNumber, chats.verify, chats.acceptIdentity, settings.get, settings.set, settings.changed
test('the safety number is compared, and nothing leaves for a changed one before it is accepted', async ({
  relay,
  openProfile,
}) => {
  // Five starts of the app take long where the processors are shared.
  test.slow();
  const { a, b } = await acquainted(openProfile);

  await a.safety.open();
  const digits = await a.safety.digits();
  expect(digits).toMatch(/^\d{60}$/);
  await expect(a.safety.qrCode).toBeVisible();
  await b.safety.open();
  expect(await b.safety.digits()).toBe(digits);
  await a.safety.verified.click();
  await expect(a.safety.verified).toBeChecked();
  await a.safety.close();
  await expect(a.safety.mark).toBeVisible();
  await a.safety.open();
  await a.safety.verified.click();
  await expect(a.safety.verified).not.toBeChecked();
  await a.safety.close();
  await expect(a.safety.mark).toHaveCount(0);

  await a.settings.open();
  await a.settings.section('보안');
  await expect(a.settings.blockOnIdentityChange).not.toBeChecked();
  // A click and a look: the switch shows what the core has answered.
  await a.settings.blockOnIdentityChange.click();
  await expect(a.settings.blockOnIdentityChange).toBeChecked();
  // Changed from elsewhere, the switch follows: by the event alone.
  await a.page.evaluate(() => window.narae.settings.set({ blockOnIdentityChange: false }));
  await expect(a.settings.blockOnIdentityChange).not.toBeChecked();
  await a.settings.blockOnIdentityChange.click();
  await expect(a.settings.blockOnIdentityChange).toBeChecked();
  await a.settings.leave();
  const saved = (): Promise<unknown> => a.page.evaluate(() => window.narae.settings.get({}));
  await expect.poll(saved).toMatchObject({ ok: true, value: { blockOnIdentityChange: true } });
  await a.app.close();
  await b.app.close();

  const again = await openProfile('a');
  await again.chats.rows.first().click();
  await again.settings.open();
  await again.settings.section('보안');
  await expect(again.settings.blockOnIdentityChange).toBeChecked();
  await again.settings.leave();

  const other = await openProfile('b2');
  await other.signIn.withInvitation(relay.invite(officials.second.id));
  // The directory tells of the other PC: nothing can be written before somebody has looked.
  await expect(again.safety.stopped).toBeVisible();
  await expect(again.safety.banner).toBeVisible();
  await expect(again.safety.lines).toHaveCount(1);
  await expect(again.safety.lines).toContainText('보안 번호가 바뀌었습니다');
  await expect(again.chats.composer).toHaveCount(0);
  await expect(other.chats.rows).toHaveCount(0);

  await again.safety.open();
  expect(await again.safety.digits()).not.toBe(digits);
  await again.safety.accept.click();
  await expect(again.safety.verified).not.toBeChecked();
  await again.safety.close();
  await again.chats.send('새 PC에도 갈까요?');
  await again.chats.expectState('새 PC에도 갈까요?', 'delivered');
  await expect(again.safety.banner).toHaveCount(0);
  await other.chats.rows.first().click();
  await other.chats.expectState('새 PC에도 갈까요?', 'received');
  await other.safety.open();
  const newDigits = await other.safety.digits();
  await other.safety.close();
  await other.chats.send('왔습니다.');
  await again.chats.expectState('왔습니다.', 'received');
  await again.safety.open();
  expect(await again.safety.digits()).toBe(newDigits);
  await again.safety.close();
  await expect(again.safety.lines).toHaveCount(1);
});

import { expect, test } from '../fixtures/pair.ts';
import { expectAccessible } from '../support/expect-accessible.ts';

test('no screen and no dialog has a serious finding', async ({ pair: { a, b } }) => {
  await a.page.keyboard.press('Control+n');
  await expect(a.page.getByRole('listbox', { name: '검색 결과' }).getByRole('option').first()).toBeVisible();
  await expectAccessible(a.page);
  await a.page.keyboard.press('Escape');
  await expect(a.page.getByRole('dialog')).toBeHidden();
  await a.chats.send('읽을 수 있는 메시지입니다.');
  await a.chats.expectState('읽을 수 있는', 'delivered');
  await expectAccessible(a.page);
  await b.chats.expectState('읽을 수 있는', 'received');
  await expectAccessible(b.page);
  await b.safety.open();
  await b.safety.digits();
  await expectAccessible(b.page);
  await b.safety.close();
  await b.settings.open();
  await b.settings.section('보안');
  await expect(b.settings.blockOnIdentityChange).toBeVisible();
  await expectAccessible(b.page);
  await b.settings.section('문제 해결');
  await b.settings.makeBundle.click();
  await expect(b.supportBundle.content).toContainText('[log]');
  await expectAccessible(b.page);
});

import { demoStaff } from '#tests/support/demo-staff.ts';
import { expect, test } from '../fixtures/narae.ts';
import { Desktop } from '../support/desktop.ts';

const [first] = demoStaff;
if (first === undefined) throw new Error('the demo agency is empty');

test('when the hosting instance is killed, the other goes on by itself', async ({ openProfile }) => {
  const a = await openProfile('a');
  await a.signIn.as(0);
  const b = await openProfile('b');
  await b.signIn.as(1);
  await b.chats.startWith(first.name);
  await b.chats.send('첫 메시지');
  await b.chats.expectState('첫 메시지', 'delivered');

  // The first instance to start hosts the relay.
  a.app.process().kill('SIGKILL');
  await b.chats.send('혼자 남았습니다');
  await b.chats.expectState('혼자 남았습니다', 'sent');
  await expect(b.chats.connection).toHaveAttribute('data-connection', 'online');

  const again = await openProfile('a');
  await expect(again.chats.rows.first()).toContainText('혼자 남았습니다');
  // Both of what came were never looked at.
  await expect.poll(() => new Desktop(again.app).badge()).toBe(2);
  await b.chats.expectState('혼자 남았습니다', 'delivered');

  // What is unread is told from the start, not only with the next message.
  await again.app.close();
  const later = await openProfile('a');
  await expect.poll(() => new Desktop(later.app).badge()).toBe(2);
});

test('what the program tells on outputs that nobody reads any more is no error, and it goes on', async ({
  openProfile,
}) => {
  const { app, page } = await openProfile('a');
  await expect(page.locator('html[data-state="sign-in"]')).toBeAttached();
  for (const output of [app.process().stdout, app.process().stderr]) output?.destroy();
  const uncaught = await app.evaluate(async () => {
    let count = 0;
    process.on('uncaughtExceptionMonitor', () => (count += 1));
    // Node's console itself bears the first.
    for (const line of ['first', 'second']) {
      console.error(line);
      console.log(line);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    return count;
  });
  expect(uncaught).toBe(0);
});

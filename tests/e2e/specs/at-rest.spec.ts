import { randomInt } from 'node:crypto';
import { findInFolders, temporaryFolders, type Finding } from '#tests/support/at-rest/find-words.ts';
import { acquainted, officials } from '../fixtures/acquainted.ts';
import { expect, test } from '../fixtures/narae.ts';
import { ChatsPage } from '../pages/chats-page.ts';
import { RoomPage } from '../pages/room-page.ts';

// Traces and pictures would hold what is looked for.
test.use({ trace: 'off', screenshot: 'off' });

/** A text that stands nowhere on this machine but where the test has put it. */
function unique(text: string): string {
  const syllables = Array.from({ length: 6 }, () => String.fromCharCode(0xac00 + randomInt(11_172)));
  return `${text} ${syllables.join('')}`;
}

test('nothing that was written, drafted or looked for stands on the disk, while the apps run and afterwards', async ({
  openProfile,
  dataRoot,
}) => {
  // It reads whatever is new in the temporary folders, which others on the machine fill too.
  test.setTimeout(120_000);
  const since = Date.now() - 1_000;
  const [question, answer, draft, query] = [unique('질문'), unique('답장'), unique('초안'), unique('검색')];
  const { a, b } = await acquainted(openProfile, question, answer);
  // A window that shows one person, and reloads it, is remembered by Chromium too.
  const own = await new RoomPage(a.page).toOwnWindow(a.app);
  await expect(new RoomPage(own).titleBar).toContainText(officials.second.name);
  await own.reload();
  await expect(new ChatsPage(own).message(question)).toBeVisible();
  await b.chats.composer.pressSequentially(draft);
  const saved = async (): Promise<string | undefined> => {
    const reply = await b.page.evaluate(() => window.narae.chats.list({ limit: 1 }));
    return reply.ok ? reply.value.conversations[0]?.draft : undefined;
  };
  await expect.poll(saved).toBe(draft);
  await a.page.keyboard.press('Control+n');
  await a.page.getByRole('combobox', { name: '대화할 사람' }).fill(query);
  await expect(a.page.getByText(`"${query}"에 맞는 사람이 없습니다`)).toBeVisible();

  const texts = [question, answer, draft, query];
  const names = [officials.first, officials.second].flatMap(({ name, duty }) => [name, duty]);
  const findings = (): readonly Finding[] => [
    ...findInFolders([dataRoot, ...temporaryFolders()], texts, since),
    // The names of the demo agency stand in the program itself, which others may have copied anywhere.
    ...findInFolders([dataRoot], names, since),
  ];
  // What Chromium keeps of a window is looked through, too.
  expect(findInFolders([dataRoot], ['index.html'], since)).not.toEqual([]);
  expect(findings()).toEqual([]);
  await a.app.close();
  await b.app.close();
  expect(findings()).toEqual([]);
});

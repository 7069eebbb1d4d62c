import { randomInt } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import type { Bytes } from '#shared/model/bytes.ts';
import {
  findInDescriptors,
  findInFolders,
  temporaryFolders,
  type Finding,
} from '#tests/support/at-rest/find-words.ts';
import { processesBelow } from '#tests/support/at-rest/processes-below.ts';
import { acquainted, officials } from '../fixtures/acquainted.ts';
import { expect, test } from '../fixtures/narae.ts';
import { unwrappedKey } from '../fixtures/unwrapped-key.ts';
import { ChatsPage } from '../pages/chats-page.ts';
import { RoomPage } from '../pages/room-page.ts';

// Traces and pictures would hold what is looked for.
test.use({ trace: 'off', screenshot: 'off' });

/** A text that stands nowhere on this machine but where the test has put it. */
function unique(text: string): string {
  const syllables = Array.from({ length: 6 }, () => String.fromCharCode(0xac00 + randomInt(11_172)));
  return `${text} ${syllables.join('')}`;
}

const keyFiles = ['profiles/a/narae.key', 'profiles/b/narae.key', 'relay/relay.key'];

/** Every process of an app, Chromium's too. */
function processesOf(app: ElectronApplication): readonly number[] {
  const { pid } = app.process();
  if (pid === undefined) throw new Error('the app does not run');
  return processesBelow(pid);
}

/** An app writes a key in the clear into a file: the search must find it there, and in the open file once it is deleted. */
async function expectFoundWherePlanted(app: ElectronApplication, folder: string, key: Bytes): Promise<void> {
  const plant = { file: join(folder, 'planted'), content: Buffer.from(key).toString('base64') };
  const descriptor = await app.evaluate((_electron, { file, content }) => {
    const { openSync, writeSync } = process.getBuiltinModule('node:fs');
    const open = openSync(file, 'wx+');
    writeSync(open, content);
    return open;
  }, plant);
  expect(findInFolders([folder], [key], 0)).toEqual([{ place: plant.file, word: 'key' }]);
  rmSync(plant.file);
  expect(findInDescriptors([key], processesOf(app))).toHaveLength(1);
  await app.evaluate((_electron, open) => {
    process.getBuiltinModule('node:fs').closeSync(open);
  }, descriptor);
}

test('nothing that was written, drafted or looked for, and no key, can be read on the disk or in open files, while the apps run and afterwards', async ({
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
  await expect(
    a.page.getByRole('paragraph').filter({ hasText: `"${query}"에 맞는 사람이 없습니다` }),
  ).toBeVisible();

  const texts = [question, answer, draft, query];
  // The demo agency composes them when it starts: in the program they stand nowhere.
  const names = [officials.first, officials.second].flatMap(({ name, duty, details }) => [
    ...[name, duty, details.phone, details.mail].filter((word) => word !== null),
  ]);
  expect(names).toHaveLength(8);
  const keys = await Promise.all(keyFiles.map((file) => unwrappedKey(a.app, join(dataRoot, file))));
  expect(keys.map((key) => key.length)).toEqual(keyFiles.map(() => 32));
  const findings = (): readonly Finding[] =>
    findInFolders([dataRoot, ...temporaryFolders()], [...texts, ...names, ...keys], since);
  // What Chromium keeps of a window is looked through, too.
  expect(findInFolders([dataRoot], ['index.html'], since)).not.toEqual([]);
  expect(findings()).toEqual([]);
  for (const key of keys) await expectFoundWherePlanted(b.app, dataRoot, key);
  const processes = [a.app, b.app].flatMap(processesOf);
  // What Chromium has open is read too: its databases begin so.
  expect(findInDescriptors(['leveldb.BytewiseComparator'], processes)).not.toEqual([]);
  expect(findInDescriptors([...texts, ...names, ...keys], processes)).toEqual([]);
  await a.app.close();
  await b.app.close();
  expect(findings()).toEqual([]);
});

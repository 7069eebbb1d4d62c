import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import type { Person } from '#shared/model/person.ts';
import { officials } from '../fixtures/acquainted.ts';
import { expect, test } from '../fixtures/pair.ts';

const question = '전화는 010-2345-6789 입니다';
const answer = '적어 두었습니다';

function wordsOf({ id, name, duty, extension, departments }: Person): readonly string[] {
  return [id, name, duty, `-${extension}`, ...departments];
}

/** The text as it is shown: blocks of whole lines. */
function shownIn(content: Locator): Promise<string> {
  return content.evaluate((field) => [...field.children].map((block) => block.textContent).join('\n'));
}

function logsOf(dataRoot: string, profile: string): readonly string[] {
  const folder = join(dataRoot, 'profiles', profile, 'logs');
  return readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
}

// @channel diagnostics.supportBundle, diagnostics.saveSupportBundle
test('the support bundle is shown, is saved as shown, and names nobody and nothing that was said', async ({
  pair: { a, b, dataRoot },
}) => {
  await a.chats.send(question);
  await b.chats.expectState(question, 'received');
  await b.chats.send(answer);
  await a.chats.expectState(answer, 'received');
  await a.settings.open();
  await a.settings.section('문제 해결');
  await a.settings.makeBundle.click();
  const { content, save, saved, problem, dialog } = a.supportBundle;
  await expect(content).toContainText('[log]');
  const shown = await shownIn(content);
  expect(shown).toContain('signedIn: true');
  expect(shown).toContain('"event":"started"');
  expect(shown).toContain('"event":"connection"');

  // Somebody changes their mind: nothing is written, nothing is said, and it can be saved all the same.
  await a.app.evaluate((electron) => {
    electron.dialog.showSaveDialog = () => Promise.resolve({ canceled: true, filePath: '' });
  });
  await save.click();
  await expect(save).toBeEnabled();
  await expect(saved).toHaveCount(0);
  await expect(problem).toHaveCount(0);
  const file = join(dataRoot, '진단 자료.txt');
  await a.app.evaluate((electron, filePath) => {
    electron.dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await save.click();
  await expect(saved).toBeVisible();
  expect(readFileSync(file, 'utf8')).toBe(shown);
  // A folder that is not there.
  await a.app.evaluate(
    (electron, filePath) => {
      electron.dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    },
    join(dataRoot, 'nowhere', 'bundle.txt'),
  );
  await save.click();
  await expect(problem).toContainText('저장하지 못했습니다.');
  await a.page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  const words = [question, '2345-6789', answer, ...wordsOf(officials.first), ...wordsOf(officials.second)];
  const logs = ['a', 'b'].flatMap((profile) => logsOf(dataRoot, profile));
  expect(logs.join('\n')).toContain('"event":"connection"');
  for (const text of [shown, ...logs]) expect(words.filter((word) => text.includes(word))).toEqual([]);
});

import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { demoAgency } from '#relay/demo/demo-agency.ts';
import { eventually } from '#tests/support/eventually.ts';
import { TestCore } from '#tests/support/test-core.ts';
import { TestRelay } from '#tests/support/test-relay.ts';

const [first, second] = demoAgency().people;
if (first === undefined || second === undefined) throw new Error('the demo agency is empty');

/** Where any of the words stands in a file below the folders, in UTF-8 or UTF-16. */
function findings(folders: readonly string[], words: readonly string[]): readonly string[] {
  const patterns = words.flatMap((word) => [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')]);
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath}/${entry.name}`),
  );
  expect(files.length).toBeGreaterThanOrEqual(folders.length);
  return files.filter((file) => {
    const content = readFileSync(file);
    return patterns.some((pattern) => content.includes(pattern));
  });
}

test('neither a text, a draft nor a name can be read on the disk, at either end or at the relay', async () => {
  const relay = await TestRelay.start();
  const a = await TestCore.enrolled(relay, first.id);
  const b = await TestCore.enrolled(relay, second.id);
  const onA = await a.conversationWith(second.id);
  await a.send(onA.id, '비밀스러운 예산안입니다');
  await eventually(async () => (await a.messages(onA.id)).at(0)?.state === 'delivered');
  const onB = await eventually(async () => (await b.conversations()).at(0));
  await b.services.chats.saveDraft({ conversation: onB.id, text: '쓰다 만 회신문' });

  const folders = [dirname(a.options.databaseFile), dirname(b.options.databaseFile), relay.options.folder];
  const words = [
    '비밀스러운 예산안입니다',
    '예산안입',
    '쓰다 만 회신문',
    first.name,
    second.name,
    first.duty,
    'SQLite format',
  ];
  expect(findings(folders, words)).toEqual([]);
  await a.close();
  await b.close();
  await relay.stop();
  expect(findings(folders, words)).toEqual([]);
});

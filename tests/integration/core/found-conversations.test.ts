import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { conversationName } from '#shared/model/conversation.ts';
import { queryWords } from '#shared/hangul/query-words.ts';
import { ownBytes } from '#shared/model/bytes.ts';
import { openStorage, type Storage } from '#core/storage/index.ts';
import { demoAgency } from '#relay/demo/demo-agency.ts';
import { DamagedProfile } from '#tests/support/damaged-profile.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const people = demoAgency(300).directory().people.slice(0, 40);

/** Conversations with all of them, the first person's the newest; only the last one's was never written in. */
function filled(): Storage {
  const storage = openStorage({
    file: join(temporaryFolder(), 'narae.db'),
    key: ownBytes(randomBytes(32)),
  });
  onTestFinished(() => {
    storage.close();
  });
  storage.transaction(() => {
    for (const [index, person] of people.entries()) {
      storage.people.put({ ...person, account: null });
      const id = storage.conversations.direct(person.id, 1_000 - index);
      if (index < people.length - 1) storage.conversations.saveDraft(id, '쓰던 글');
    }
  });
  return storage;
}

test('conversations are found by the name of the other, its initials, and what it is on the Latin keyboard', () => {
  const storage = filled();
  const found = (query: string, limit = 50): readonly string[] =>
    storage.conversations.find(queryWords(query), limit).map(conversationName);

  const colleague = people[1];
  if (colleague === undefined) throw new Error('the demo agency is empty');
  for (const query of [colleague.name, colleague.name.slice(1), 'ㅂㅈㄱ', 'qkrworb'])
    expect(found(query), query).toContain(colleague.name);
  // Further words say which of several people of a name.
  expect(found(`${colleague.name} ${colleague.departments.at(-1) ?? ''}`)).toContain(colleague.name);
  expect(found(`${colleague.name} 없는부서`)).toEqual([]);
  // A department alone is how one looks for people, not for a conversation.
  expect(found('공공혁신부')).toEqual([]);
});

test('newest first, no more than asked for, and none that was only opened', () => {
  const storage = filled();
  const begun = people.slice(0, -1).map(({ name }) => name);
  const named = (words: string, limit: number): readonly string[] =>
    storage.conversations.find(queryWords(words), limit).map(conversationName);
  expect(named('', 200)).toEqual(begun);
  expect(named('', 3)).toEqual(begun.slice(0, 3));
  const kims = begun.filter((name) => name.includes('김'));
  expect(kims.length).toBeGreaterThan(2);
  expect(named('김', 200)).toEqual(kims);
  expect(named('김', 2)).toEqual(kims.slice(0, 2));
  // The connection is free again after a search that ended early.
  expect(() =>
    storage.transaction(() => {
      storage.conversations.saveDraft(storage.conversations.find([], 1)[0]?.id ?? ('' as never), '');
    }),
  ).not.toThrow();
});

test('damage that is met in the midst of looking is told as what it is', () => {
  const profile = new DamagedProfile({ messages: 10, conversations: 500 });
  profile.damagePage(profile.pagesOf('conversations')[3] ?? 0);
  const onDamage = vi.fn();
  const storage = openStorage({ file: profile.file, key: profile.key, onDamage });
  onTestFinished(() => {
    storage.close();
  });
  expect(() => storage.conversations.find([], 500)).toThrow(
    expect.objectContaining({ code: 'database-unreadable' }),
  );
  expect(onDamage).toHaveBeenCalledOnce();
  expect(storage.conversations.find([], 1)).toHaveLength(1);
});

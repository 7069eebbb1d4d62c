import { expect, test } from 'vitest';
import { salvageStorage } from '#core/storage/index.ts';
import type { Database } from '#sqlite/database.ts';
import { attackedPair, verify, type AttackedPair } from '#tests/support/attacked-pair.ts';
import { DamagedProfile } from '#tests/support/damaged-profile.ts';
import { eventually } from '#tests/support/eventually.ts';
import { deliverText } from '#tests/support/forged-text.ts';
import { Forger } from '#tests/support/forger.ts';
import { withDatabase } from '#tests/support/profile-database.ts';

/** What a salvage makes of A's profile when it finds it so. */
async function salvagedAfter({ a }: AttackedPair, loss: (database: Database) => void): Promise<void> {
  await a.close();
  withDatabase(a, loss);
  const { databaseFile, databaseKey } = a.options;
  if (databaseKey === null) throw new Error('the core has no key');
  salvageStorage(databaseFile, databaseKey);
  await a.reopen();
  await a.online();
}

async function texts({ a, onA }: AttackedPair): Promise<readonly string[]> {
  return (await a.messages(onA)).map(({ kind, text }) => (kind === 'text' ? text : kind));
}

async function arrived(pair: AttackedPair, text: string): Promise<void> {
  await eventually(async () => (await texts(pair)).includes(text));
}

test('where the last messages were lost, but not their marks, receiving goes on under new numbers', async () => {
  const pair = await attackedPair();
  const { a, b, onA, onB } = pair;
  for (const text of ['1', '2', '3']) await b.send(onB, text);
  await arrived(pair, '3');
  await a.services.chats.markRead({ conversation: onA, upTo: 4 });
  await salvagedAfter(pair, (database) => {
    database.exec('DELETE FROM messages WHERE arrival > 2; DELETE FROM sqlite_sequence');
  });
  await b.send(onB, '새 것');
  await arrived(pair, '새 것');
  expect(await texts(pair)).toEqual(['처음', '답장', '새 것']);
  expect((await a.messages(onA)).at(-1)?.arrival).toBeGreaterThan(5);
  expect(await a.conversations()).toMatchObject([{ unread: 1 }]);
  expect(a.raw.notifications?.list(10)).toMatchObject([{ count: 1, newest: { text: '새 것' } }]);
  expect(a.failures).toEqual([]);
});

test('a mark that hangs over an arrival gives way to the message that gets it', async () => {
  const pair = await attackedPair();
  const { a, b, onB } = pair;
  await a.close();
  withDatabase(a, (database) => {
    database.exec(`INSERT INTO notification_marks (arrival, conversation) VALUES (3, 'direct:gone')`);
  });
  await a.reopen();
  await b.send(onB, '셋째');
  await arrived(pair, '셋째');
  expect(a.failures).toEqual([]);
});

test('a conversation whose row was lost rests on the key under which its account was last met', async () => {
  const pair = await attackedPair();
  const { attacker, a, b, onA, onB, deviceB } = pair;
  await verify(a, onA);
  await salvagedAfter(pair, (database) => {
    database.exec('DELETE FROM conversations');
  });
  expect(await a.conversations()).toMatchObject([{ id: onA, trust: 'known' }]);
  await b.send(onB, '진짜');
  await arrived(pair, '진짜');
  expect(await texts(pair)).toEqual(['처음', '답장', '진짜']);
  await deliverText(attacker, new Forger(deviceB), '위조');
  await arrived(pair, '위조');
  expect((await texts(pair)).slice(3, 5)).toEqual(['identity-changed', '위조']);
});

test('where the known key was lost too, the next one shows as another, whoever has it', async () => {
  const pair = await attackedPair();
  const { attacker, a, onA, deviceB } = pair;
  await salvagedAfter(pair, (database) => {
    database.exec('DELETE FROM conversations; DELETE FROM identities');
  });
  expect(await a.conversations()).toMatchObject([{ id: onA, trust: 'changed' }]);
  await deliverText(attacker, new Forger(deviceB), '위조');
  await arrived(pair, '위조');
  expect((await texts(pair)).slice(2, 4)).toEqual(['identity-changed', '위조']);
  expect(await a.conversations()).toMatchObject([{ id: onA, trust: 'changed' }]);
});

test('where settings were lost, the strict one holds, and otherwise what was chosen', () => {
  const strict = (profile: DamagedProfile): unknown => {
    salvageStorage(profile.file, profile.key);
    const database = profile.open();
    const value = database.prepare('SELECT name, value FROM settings').raw().all();
    database.close();
    return value;
  };
  const whole = new DamagedProfile({ messages: 200, conversations: 5 });
  expect(strict(whole)).toEqual([]);
  const damaged = new DamagedProfile({ messages: 200, conversations: 5 });
  damaged.damagePage(damaged.pagesOf('settings')[0] ?? 0);
  expect(strict(damaged)).toEqual([
    ['blockOnIdentityChange', 'true'],
    ['mentionsDespiteMute', 'false'],
    ['tellRead', 'false'],
  ]);
});

test('a line that was lost does not keep the next change from showing', async () => {
  const pair = await attackedPair();
  const { attacker, a, deviceB } = pair;
  for (const text of ['하나', '둘']) {
    await deliverText(attacker, new Forger(deviceB), text);
    await arrived(pair, text);
  }
  await salvagedAfter(pair, (database) => {
    database.exec(`DELETE FROM messages WHERE kind = 'identity-changed' AND arrival =
                   (SELECT min(arrival) FROM messages WHERE kind = 'identity-changed')`);
  });
  await deliverText(attacker, new Forger(deviceB), '셋');
  await arrived(pair, '셋');
  const shown = await texts(pair);
  expect(shown[shown.indexOf('셋') - 1]).toBe('identity-changed');
  expect(a.failures).toEqual([]);
});

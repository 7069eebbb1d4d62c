import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ownBytes, type Bytes } from '#shared/model/bytes.ts';
import { accountId, deviceId, envelopeId, groupId, messageId } from '#shared/model/ids.ts';
import { openStorage, type Storage } from '#core/storage/index.ts';
import { coreMigrations } from '#core/storage/migrations/index.ts';
import { repositories, type Repositories } from '#core/storage/repositories/index.ts';
import type { Database } from '#sqlite/database.ts';
import { openDatabase } from '#sqlite/open-database.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const account = accountId(randomUUID());
const from = { account, device: deviceId(1) };

function hex128(): string {
  return randomBytes(16).toString('hex');
}

/** A profile in which there is a little of everything, closed once: SQLite has counted the rows and plans with that. */
function countedProfile(rows: number): { readonly file: string; readonly key: Bytes } {
  const profile = { file: join(temporaryFolder(), 'narae.db'), key: ownBytes(randomBytes(32)) };
  const storage = openStorage(profile);
  for (let row = 0; row < rows; row++)
    storage.transaction(() => {
      fill(storage, row);
    });
  useEverything(storage);
  storage.close();
  return profile;
}

function fill(storage: Storage, row: number): void {
  const author = accountId(randomUUID());
  const person = storage.people.byAccountOrStandIn(author).id;
  const conversation = storage.conversations.direct(person, row);
  const id = messageId(hex128());
  const message = {
    id,
    wireId: id,
    conversation,
    author: { account: author, person },
    text: '글',
    time: row,
  };
  const arrival = storage.messages.add({ ...message, device: deviceId(1), state: 'received' });
  storage.notifications.mark(arrival === null ? [] : [arrival]);
  storage.conversations.addUnread(conversation, 1);
  storage.inbox.markSeen([envelope(row)]);
}

function envelope(sequence: number): Parameters<Storage['inbox']['seen']>[0][number] {
  const ciphertext = ownBytes(randomBytes(1));
  return { sequence, id: envelopeId(hex128()), from, type: 2, acceptedAt: sequence, ciphertext };
}

/** Everything that is asked while one receives, reads and sends, once. */
function useEverything({
  inbox,
  notifications,
  messages,
  conversations,
  people,
  readMarks,
  roomReads,
  sent,
}: Repositories): void {
  const row = conversations.page(null, 1).at(0);
  const message = row === undefined ? null : messages.last(row.id);
  if (row === undefined || message === null) throw new Error('the profile is empty');
  inbox.seen([envelope(1)]);
  notifications.mark([message.arrival]);
  notifications.pending(10);
  notifications.byConversation(10, { mentions: true });
  messages.findAll([message.id]);
  messages.page(row.id, message.id, 10);
  messages.lastLineAt(row.id);
  messages.lastReceivedAt(row.id);
  messages.firstOf(row.id, account, 0);
  messages.markDelivered([message.id], account, null);
  messages.giveUpSent(row.id);
  conversations.get(row.id);
  conversations.peer(row.id);
  conversations.restingOn(account);
  conversations.page(row, 10);
  conversations.page(row, 10, { unread: true });
  conversations.find([['ㄱ'], ['a', 'ㅁ']], 1);
  conversations.markRead(row.id, 1);
  readMarks.owe(row.id);
  readMarks.owed();
  readMarks.pay(row.id);
  readMarks.apply(message.id, account, null);
  const room = groupId('0'.repeat(64));
  roomReads.setAudience(message.id, room, []);
  for (const { audience } of roomReads.counted([message.id])) {
    roomReads.audience(audience);
    roomReads.saveMembers(audience, [account]);
  }
  roomReads.mark(room, account, message.id);
  roomReads.marks(room);
  roomReads.setTally(message.id, 1);
  roomReads.lastRead(row.id);
  roomReads.ownLast(row.id, deviceId(1), 10);
  roomReads.tell(room, account, message.id);
  people.byAccount(account);
  sent.deferringDevices();
  sent.deferred(from, 10);
}

/** How SQLite goes about every statement that reads a table, as it has planned it after the profile was closed. */
function plans(profile: { readonly file: string; readonly key: Bytes }): readonly string[] {
  const database = openDatabase({ ...profile, migrations: coreMigrations });
  onTestFinished(() => {
    database.close();
  });
  const asked = new Map<string, readonly unknown[]>();
  useEverything(repositories(recording(database, asked)));
  return [...asked].flatMap(([sql, parameters]) =>
    (database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters) as { detail: string }[]).map(
      ({ detail }) => detail,
    ),
  );
}

/** Notes each statement with the parameters that it was last used with. */
function recording(database: Database, asked: Map<string, readonly unknown[]>): Database {
  const prepare = (sql: string): unknown => {
    const statement = database.prepare(sql);
    for (const method of ['get', 'all', 'iterate', 'run'] as const) {
      const call = statement[method].bind(statement) as (...parameters: readonly unknown[]) => never;
      statement[method] = (...parameters: readonly unknown[]) => {
        asked.set(sql, parameters);
        return call(...parameters);
      };
    }
    return statement;
  };
  return new Proxy(database, {
    get: (target, name) => (name === 'prepare' ? prepare : (Reflect.get(target, name) as unknown)),
  });
}

test.each([3, 20])(
  'a profile that was closed with %i rows of each kind is looked into by key all the same',
  (rows) => {
    const profile = countedProfile(rows);
    const counted = openDatabase({ ...profile, migrations: coreMigrations });
    const known = counted.prepare('SELECT DISTINCT tbl FROM sqlite_stat1').pluck().all();
    counted.close();
    expect(known).toEqual(expect.arrayContaining(['seen', 'messages', 'people']));

    const details = plans(profile);
    for (const table of ['s', 'm', 'p', 'c'])
      expect(details.join('\n')).toMatch(new RegExp(`SEARCH ${table} USING`));
    // Lists that a statement was given, marks (few), the list of conversations in its order, and what is sent again later.
    const expected = [
      'SCAN e VIRTUAL TABLE INDEX 1:',
      'SCAN n',
      'SCAN c USING INDEX conversations_in_order',
      'SCAN c USING INDEX conversations_unread_in_order',
      'SCAN sent_envelopes USING COVERING INDEX sent_deferred',
      'SCAN room_requests USING COVERING INDEX room_requests_deferred',
      'SCAN ended',
    ];
    const scans = details.filter((detail) => detail.startsWith('SCAN'));
    expect(scans.filter((detail) => !expected.includes(detail))).toEqual([]);
  },
);

test('a backlog of 5,000 envelopes is looked up as fast in a profile that was closed with 20 as in a new one', () => {
  const storage = openStorage(countedProfile(20));
  onTestFinished(() => {
    storage.close();
  });
  const times = Array.from({ length: 10 }, (_, batch) => {
    const envelopes = Array.from({ length: 500 }, (__, index) => envelope(batch * 500 + index));
    const begin = performance.now();
    storage.inbox.seen(envelopes);
    const ms = performance.now() - begin;
    storage.transaction(() => {
      storage.inbox.markSeen(envelopes);
    });
    return ms;
  });
  // By key 1 to 3 ms; looking at all that were seen for each that is asked for, 200 ms and rising.
  expect(times.toSorted((one, other) => one - other)[5]).toBeLessThan(50);
});

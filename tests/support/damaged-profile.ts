import { createHash, randomBytes } from 'node:crypto';
import { closeSync, copyFileSync, openSync, readdirSync, readFileSync, statSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ownBytes, type Bytes } from '#shared/model/bytes.ts';
import { coreMigrations } from '#core/storage/migrations/index.ts';
import type { Database } from '#sqlite/database.ts';
import { openDatabase } from '#sqlite/open-database.ts';
import { damagePage } from './damage-page.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A profile's database as it lies on the disk after a crash, with many messages, in which pages can be damaged. */
export class DamagedProfile {
  readonly file: string;
  readonly key: Bytes = ownBytes(randomBytes(32));
  readonly #pages = new Map<string, readonly number[]>();

  /** `inLog` of the messages are committed in the log only. */
  constructor({
    messages,
    conversations,
    inLog = 0,
  }: {
    messages: number;
    conversations: number;
    inLog?: number;
  }) {
    const original = join(temporaryFolder(), 'narae.db');
    const database = openDatabase({ file: original, key: this.key, migrations: coreMigrations });
    database.transaction(() => {
      addConversations(database, conversations);
      addMessages(database, 0, messages - inLog, conversations);
    })();
    database.pragma('wal_checkpoint(TRUNCATE)');
    database.pragma('wal_autocheckpoint = 0');
    for (let number = messages - inLog; number < messages; number++)
      addMessages(database, number, number + 1, conversations);
    const leaves = database
      .prepare(`SELECT name, pageno FROM dbstat WHERE pagetype = 'leaf' ORDER BY path`)
      .all() as { name: string; pageno: number }[];
    for (const { name, pageno } of leaves) this.#pages.set(name, [...(this.#pages.get(name) ?? []), pageno]);
    const inner = database
      .prepare(`SELECT name, pageno FROM dbstat WHERE pagetype = 'internal' AND path <> '/' ORDER BY path`)
      .all() as { name: string; pageno: number }[];
    for (const { name, pageno } of inner)
      this.#pages.set(`inner ${name}`, [...(this.#pages.get(`inner ${name}`) ?? []), pageno]);
    this.file = join(temporaryFolder(), 'narae.db');
    copyFileSync(original, this.file);
    if (inLog > 0) copyFileSync(`${original}-wal`, `${this.file}-wal`);
    database.close();
  }

  /** Pages of a table or an index that hold rows, in order; of `inner <name>` those above them. */
  pagesOf(name: string): readonly number[] {
    return this.#pages.get(name) ?? [];
  }

  damagePage(page: number): void {
    damagePage(this.file, page);
  }

  damage(file: string, position: number): void {
    const handle = openSync(file, 'r+');
    writeSync(handle, randomBytes(64), 0, 64, position);
    closeSync(handle);
  }

  /** Names and hashes of everything in the folder, except what a reader leaves behind: indexes of logs, empty logs. */
  files(): ReadonlyMap<string, string> {
    const folder = dirname(this.file);
    return new Map(
      readdirSync(folder)
        .filter((name) => !name.endsWith('-shm') && statSync(join(folder, name)).size > 0)
        .map((name) => [name.replace(basename(this.file), ''), hashOf(join(folder, name))]),
    );
  }

  open(): Database {
    return openDatabase({ file: this.file, key: this.key, migrations: coreMigrations });
  }
}

function addConversations(database: Database, count: number): void {
  const conversation = database.prepare(
    `INSERT INTO conversations (conversation, peer, time, preview_text, preview_mine, preview_state)
     VALUES (@id, @peer, @time, '안녕하세요', 0, 'received')`,
  );
  const person = database.prepare(
    `INSERT INTO people (person, content, account)
     VALUES (@peer, @content, NULL)`,
  );
  for (let number = 0; number < count; number++) {
    const peer = `person-${String(number).padStart(5, '0')}`;
    conversation.run({ id: conversationOf(number), peer, time: number });
    person.run({
      peer,
      content: JSON.stringify({ id: peer, name: `이름 ${String(number)}`, departments: [] }),
    });
  }
  database.exec(`INSERT INTO directory_state VALUES (1, 'token');
                 INSERT INTO sessions VALUES ('somebody.1', x'00')`);
}

function addMessages(database: Database, from: number, to: number, conversations: number): void {
  const insert = database.prepare(
    `INSERT INTO messages (message, wire_id, conversation, author_account, author_person, author_device, text, time, state)
     VALUES (randomblob(16), randomblob(16), @conversation, 'account', @author, 1, @text, @time, 'received')`,
  );
  for (let number = from; number < to; number++)
    insert.run({
      conversation: conversationOf(number % conversations),
      author: `person-${String(number % conversations).padStart(5, '0')}`,
      text: `${String(number)}번째 메시지`.padEnd(60),
      time: number,
    });
}

function conversationOf(number: number): string {
  return `direct:${String(number).padStart(32, '0')}`;
}

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

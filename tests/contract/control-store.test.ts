import { SqliteControlStore } from '#relay/stores/sqlite/sqlite-control-store.ts';
import { SqliteMailboxStore } from '#relay/stores/sqlite/sqlite-mailbox-store.ts';
import { relayDatabase } from '#tests/support/relay-database.ts';
import { controlStoreSuite } from './control-store-suite.ts';

controlStoreSuite('SqliteControlStore', () => {
  const database = relayDatabase().open();
  const mailboxes = new SqliteMailboxStore(database);
  return { store: new SqliteControlStore(database, mailboxes), mailboxes };
});

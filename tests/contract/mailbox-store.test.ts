import { SqliteMailboxStore } from '#relay/stores/sqlite/sqlite-mailbox-store.ts';
import { relayDatabase } from '#tests/support/relay-database.ts';
import type { MailboxStoreUnderTest } from './mailbox-items.ts';
import { mailboxManySuite } from './mailbox-many-suite.ts';
import { mailboxStoreSuite } from './mailbox-store-suite.ts';

const open = (): MailboxStoreUnderTest => {
  const database = relayDatabase();
  const reopen = (): SqliteMailboxStore => new SqliteMailboxStore(database.open());
  return { store: reopen(), reopen };
};

mailboxStoreSuite('SqliteMailboxStore', open);
mailboxManySuite('SqliteMailboxStore', open);

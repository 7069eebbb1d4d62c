import { SqliteMailboxStore } from '#relay/stores/sqlite/sqlite-mailbox-store.ts';
import { relayDatabase } from '#tests/support/relay-database.ts';
import { mailboxStoreSuite } from './mailbox-store-suite.ts';

mailboxStoreSuite('SqliteMailboxStore', () => {
  const { open } = relayDatabase();
  const reopen = (): SqliteMailboxStore => new SqliteMailboxStore(open());
  return { store: reopen(), reopen };
});

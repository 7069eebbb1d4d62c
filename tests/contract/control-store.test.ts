import { SqliteControlStore } from '#relay/stores/sqlite/sqlite-control-store.ts';
import { relayDatabase } from '#tests/support/relay-database.ts';
import { controlStoreSuite } from './control-store-suite.ts';

controlStoreSuite('SqliteControlStore', () => new SqliteControlStore(relayDatabase().open()));

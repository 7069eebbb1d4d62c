import { join } from 'node:path';
import { mkdirSync } from 'node:fs';
import { ownBytes } from '#shared/model/bytes.ts';
import { testAgency } from '#tests/support/demo-staff.ts';
import { Gateway } from '#relay/gateway/gateway.ts';
import { directoryTopic } from '#relay/stores/bus.ts';
import { MemoryBus } from '#relay/stores/memory-bus.ts';
import { relayMigrations } from '#relay/stores/sqlite/migrations/index.ts';
import { SqliteControlStore } from '#relay/stores/sqlite/sqlite-control-store.ts';
import { SqliteMailboxStore } from '#relay/stores/sqlite/sqlite-mailbox-store.ts';
import { openDatabase } from '#sqlite/open-database.ts';

// A relay in a process of its own that is killed the first time it would ring for a mailbox, when the envelope is durable
// and nobody has been told: `<folder> <socket> <key in hex>`.
class DeadlyBus extends MemoryBus {
  override ring(topic: string, word?: string): void {
    if (topic === directoryTopic || topic.startsWith('presence:')) super.ring(topic, word);
    else process.kill(process.pid, 'SIGKILL');
  }
}

const [folder = '', path = '', key = ''] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const database = openDatabase({
  file: join(folder, 'relay.db'),
  key: ownBytes(Buffer.from(key, 'hex')),
  migrations: relayMigrations,
  exclusive: true,
});
const mailboxes = new SqliteMailboxStore(database);
const control = new SqliteControlStore(database, mailboxes);
const { name, directory, offered } = testAgency;
control.putDirectory(directory(), 'test');
const gateway = new Gateway({
  control,
  mailboxes,
  bus: new DeadlyBus(),
  agency: name,
  offered,
  now: Date.now,
});
await gateway.listen({ kind: 'local', path });
process.send?.('hosting');

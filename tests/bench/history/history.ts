import { createHash } from 'node:crypto';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { ownBytes } from '#shared/model/bytes.ts';
import { coreMigrations } from '#core/storage/migrations/index.ts';
import { MessageRepository } from '#core/storage/repositories/message-repository.ts';
import { seededRandom } from '#relay/demo/random.ts';
import type { Database } from '#sqlite/database.ts';
import { migrate } from '#sqlite/migrate.ts';
import { openDatabase } from '#sqlite/open-database.ts';
import { fixtureFolder } from '../fixture-folder.ts';
import { median, percentile, type Metrics } from '../metrics.ts';
import { buildHistory, messageCount, roomCount, roomOf } from './build-history.ts';

const reads = 500;
const rounds = 5;
const key = ownBytes(createHash('sha256').update('history bench').digest());

/**
 * The last 50 messages of 500 random rooms out of a million messages, through the product's own repository: the encrypted
 * database against the same one unencrypted, in alternating rounds on fresh connections (nothing in SQLite's cache).
 */
export async function history(say: (line: string) => void): Promise<Metrics> {
  const seed = 20_261_126;
  say(`history: ${String(messageCount)} messages, ${String(roomCount)} rooms, seed ${String(seed)}`);
  const folder = await fixtureFolder('history', [new URL('build-history.ts', import.meta.url)], build);
  const random = seededRandom(seed);
  const encrypted: number[][] = [];
  const plain: number[][] = [];
  for (let round = 0; round < rounds; round++) {
    const rooms = Array.from({ length: reads }, () => Math.floor(random() * roomCount));
    encrypted.push(measure(openEncrypted(folder), rooms));
    plain.push(measure(openPlain(folder), rooms));
  }
  const p99 = (all: readonly number[][]): number => median(all.map((times) => percentile(times, 0.99)));
  const p50 = (all: readonly number[][]): number => median(all.map((times) => percentile(times, 0.5)));
  return {
    last50_p99_ms: { value: p99(encrypted), unit: 'ms', baseline: p99(plain), bar: { most: 5 } },
    last50_p50_ms: { value: p50(encrypted), unit: 'ms', baseline: p50(plain) },
    over_plain: { value: p99(encrypted) / p99(plain), unit: 'x', bar: { most: 3 } },
    over_plain_p50: { value: p50(encrypted) / p50(plain), unit: 'x', bar: { most: 3 } },
  };
}

function measure(database: Database, rooms: readonly number[]): number[] {
  const messages = new MessageRepository(database);
  // The schema is read and the statement is prepared before the first room that counts.
  messages.page(roomOf(0), null, 1);
  const times = rooms.map((room) => {
    const begin = performance.now();
    const page = messages.page(roomOf(room), null, 50);
    const time = performance.now() - begin;
    if (page.length === 0) throw new Error('an empty room');
    return time;
  });
  database.close();
  return times;
}

function build(folder: string): void {
  for (const database of [openEncrypted(folder), openPlain(folder)]) {
    buildHistory(database);
    database.pragma('wal_checkpoint(TRUNCATE)');
    database.close();
  }
}

function openEncrypted(folder: string): Database {
  return openDatabase({ file: join(folder, 'encrypted.db'), key, migrations: coreMigrations });
}

/** The same settings, without the cipher. */
function openPlain(folder: string): Database {
  const database = new SqliteDatabase(join(folder, 'plain.db'));
  for (const setting of [
    'journal_mode = WAL',
    'synchronous = FULL',
    'cache_size = -64000',
    'temp_store = MEMORY',
  ])
    database.pragma(setting);
  migrate(database, coreMigrations);
  return database;
}

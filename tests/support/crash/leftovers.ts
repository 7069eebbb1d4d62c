import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownBytes } from '#shared/model/bytes.ts';
import { coreMigrations } from '#core/storage/migrations/index.ts';
import { relayMigrations } from '#relay/stores/sqlite/migrations/index.ts';
import { signedPreKeyFromText } from '#relay/stores/sqlite/sqlite-pre-keys.ts';
import { openDatabase } from '#sqlite/open-database.ts';
import type { Database } from '#sqlite/database.ts';
import type { ChildPlan } from './plan.ts';

/** What is left over in a profile that should not be. */
export interface Leftovers {
  /** Jobs that were never sent, and messages that were never delivered as far as their author has been told. */
  readonly jobs: number;
  /** Envelopes that could not be opened and did not come again, and the lines that say so. */
  readonly unopened: number;
  /** Public keys at the relay without a private half here. */
  readonly orphanKeys: number;
}

/** Looks through a profile that nobody has open. The relay's database is held by the relay, so a copy of it is read. */
export function leftovers(
  profile: Pick<ChildPlan, 'databaseFile' | 'databaseKey'>,
  relayFolder: string,
  relayKey: Uint8Array<ArrayBuffer>,
): Leftovers {
  const own = openDatabase({
    file: profile.databaseFile,
    key: ownBytes(Buffer.from(profile.databaseKey, 'hex')),
    migrations: coreMigrations,
  });
  const copied = mkdtempSync(join(tmpdir(), 'narae-stock-'));
  try {
    for (const name of ['relay.db', 'relay.db-wal'])
      if (existsSync(join(relayFolder, name))) copyFileSync(join(relayFolder, name), join(copied, name));
    const relay = openDatabase({
      file: join(copied, 'relay.db'),
      key: ownBytes(relayKey),
      migrations: relayMigrations,
    });
    const orphanKeys = countOrphans(own, relay);
    relay.close();
    return { ...countUnfinished(own), orphanKeys };
  } finally {
    own.close();
    rmSync(copied, { recursive: true });
  }
}

function countUnfinished(own: Database): Omit<Leftovers, 'orphanKeys'> {
  const count = (sql: string): number => own.prepare(sql).pluck().get() as number;
  const messages = `SELECT count(*) FROM messages WHERE state IN`;
  return {
    // In a room a message is there once the relay has it for all: nobody says that they have it.
    jobs:
      count(`SELECT count(*) FROM outbox`) +
      count(`${messages} ('sending', 'failed')`) +
      count(`${messages} ('sent') AND conversation NOT LIKE 'group:%'`),
    unopened: count(`SELECT count(*) FROM kept_envelopes`) + count(`${messages} ('undecryptable', 'lost')`),
  };
}

function countOrphans(own: Database, relay: Database): number {
  const account = own.prepare('SELECT account FROM account').pluck().get() as string;
  const published = relay
    .prepare('SELECT kind, id FROM one_time_pre_keys WHERE account = ?')
    .all(account) as { kind: string; id: number }[];
  const ids = (table: string): ReadonlySet<number> =>
    new Set(own.prepare(`SELECT id FROM ${table}`).pluck().all() as number[]);
  const [ec, kyber] = [ids('pre_keys'), ids('kyber_pre_keys')];
  const { signed_pre_key: signedKey, last_resort_pre_key: lastResort } = relay
    .prepare('SELECT signed_pre_key, last_resort_pre_key FROM devices WHERE account = ?')
    .get(account) as { signed_pre_key: string; last_resort_pre_key: string };
  const isOrphan = [
    ...published.map(({ kind, id }) => !(kind === 'ec' ? ec : kyber).has(id)),
    !ids('signed_pre_keys').has(idOf(signedKey)),
    !kyber.has(idOf(lastResort)),
  ];
  return isOrphan.filter(Boolean).length;
}

/** Of a public key as the relay keeps it. */
function idOf(text: string): number {
  return signedPreKeyFromText(text).id;
}

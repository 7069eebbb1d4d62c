import type { AccountId } from '#shared/model/ids.ts';
import type { Database } from '#sqlite/database.ts';

/** So much content for a newer version may wait. */
interface Bound {
  readonly rows: number;
  readonly bytes: number;
}

/** Honest content is little. A thousand of the largest envelopes would be 80 MB; 8 MB are some hundred long messages, as of what cannot be opened. */
const perSender: Bound = { rows: 1_000, bytes: 8 * 1024 * 1024 };
/** Of four senders who fill their own: a flood from many accounts must not fill the disk either. Counting it takes 0.2 s, measured, once a batch. */
const ofAll: Bound = { rows: 5_000, bytes: 32 * 1024 * 1024 };

/**
 * Drops the oldest content for a newer version of these senders beyond what may wait, and, beyond what may wait of all, the oldest of
 * whoever has most of it: a few who flood must not push out what others have written. Answers how many were dropped.
 */
export function boundUnknown(database: Database, senders: ReadonlySet<AccountId>): number {
  let dropped = 0;
  for (const sender of senders) dropped += boundSender(database, sender);
  return senders.size === 0 ? 0 : dropped + boundAll(database);
}

function boundSender(database: Database, sender: AccountId): number {
  return database
    .prepare(
      `DELETE FROM kept_envelopes WHERE (sender_account, sender_device, envelope) IN (
         SELECT sender_account, sender_device, envelope FROM (
           SELECT sender_account, sender_device, envelope, row_number() OVER newest AS row_count,
             sum(length(bytes)) OVER newest AS byte_count
           FROM kept_envelopes WHERE reason = 'unknown-content' AND sender_account = ?
           WINDOW newest AS (ORDER BY accepted_at DESC ROWS UNBOUNDED PRECEDING)
         ) WHERE row_count > ? OR byte_count > ?
       )`,
    )
    .run(sender, perSender.rows, perSender.bytes).changes;
}

interface Holder {
  readonly sender: string;
  rows: number;
  bytes: number;
}

function boundAll(database: Database): number {
  const holders = database
    .prepare(
      `SELECT sender_account AS sender, count(*) AS rows, sum(length(bytes)) AS bytes FROM kept_envelopes
       WHERE reason = 'unknown-content' GROUP BY sender_account`,
    )
    .all() as Holder[];
  const dropOldest = database
    .prepare(
      `DELETE FROM kept_envelopes WHERE (sender_account, sender_device, envelope) IN (
         SELECT sender_account, sender_device, envelope FROM kept_envelopes
         WHERE reason = 'unknown-content' AND sender_account = ? ORDER BY accepted_at LIMIT 1
       ) RETURNING length(bytes)`,
    )
    .pluck();
  let dropped = 0;
  for (const measure of ['rows', 'bytes'] as const)
    for (let excess = total(holders, measure) - ofAll[measure]; excess > 0; dropped += 1) {
      const most = holders.reduce((one, other) => (other[measure] > one[measure] ? other : one));
      const bytes = dropOldest.get(most.sender) as number;
      most.rows -= 1;
      most.bytes -= bytes;
      excess -= measure === 'rows' ? 1 : bytes;
    }
  return dropped;
}

function total(holders: readonly Holder[], measure: keyof Bound): number {
  return holders.reduce((sum, holder) => sum + holder[measure], 0);
}

import type { DeviceAddress } from '#shared/model/address.ts';
import { ownBytes, type Bytes } from '#shared/model/bytes.ts';
import { accountId, deviceId, type MessageId } from '#shared/model/ids.ts';
import type { Database } from '#sqlite/database.ts';

/** As long as an envelope may wait at the relay: whatever the change is about has come by then, or never will. */
const memoryMs = 30 * 24 * 60 * 60 * 1000;
/** Changes of one sender that may wait: honest ones are few, and a flood must not fill the disk. */
const perSender = 1_000;

/** Who made a change, and when the relay accepted it. */
export interface ChangeOrigin {
  readonly from: DeviceAddress;
  readonly acceptedAt: number;
}

/** A change to a message that has not arrived yet. */
export interface WaitingChange extends ChangeOrigin {
  /** Encoded and padded content, about this one message. */
  readonly content: Bytes;
}

interface WaitingRow {
  readonly change: number;
  readonly sender_account: string;
  readonly sender_device: number;
  readonly accepted_at: number;
  readonly content: Uint8Array;
}

/** Changes that came before the message they are about, by its wire id. */
export class WaitingRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Keeps the changes of one origin by the message they are about, as many as its sender may have waiting. */
  add({ from, acceptedAt }: ChangeOrigin, changes: ReadonlyMap<MessageId, Bytes>): void {
    if (changes.size === 0) return;
    const count = this.#database
      .prepare('SELECT count(*) FROM waiting_changes WHERE sender_account = ?')
      .pluck()
      .get(from.account) as number;
    const insert = this.#database.prepare(
      `INSERT INTO waiting_changes (target, sender_account, sender_device, accepted_at, content)
       VALUES (?, ?, ?, ?, ?)`,
    );
    for (const [target, content] of [...changes].slice(0, Math.max(0, perSender - count)))
      insert.run(Buffer.from(target, 'hex'), from.account, from.device, acceptedAt, content);
  }

  isAnything(): boolean {
    return this.#database.prepare('SELECT EXISTS (SELECT 1 FROM waiting_changes)').pluck().get() === 1;
  }

  /** The changes that waited for a message, in the order of their arrival; they wait no longer. */
  take(target: MessageId): readonly WaitingChange[] {
    const id = Buffer.from(target, 'hex');
    const rows = this.#database
      .prepare('SELECT * FROM waiting_changes WHERE target = ? ORDER BY change')
      .all(id) as WaitingRow[];
    if (rows.length > 0) this.#database.prepare('DELETE FROM waiting_changes WHERE target = ?').run(id);
    return rows.map((row) => ({
      from: { account: accountId(row.sender_account), device: deviceId(row.sender_device) },
      acceptedAt: row.accepted_at,
      content: ownBytes(row.content),
    }));
  }

  forgetOld(now: number): void {
    this.#database.prepare('DELETE FROM waiting_changes WHERE accepted_at < ?').run(now - memoryMs);
  }
}

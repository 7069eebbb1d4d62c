import { addressKey, type DeviceAddress } from '#shared/model/address.ts';
import type { EnvelopeId } from '#shared/model/ids.ts';
import type { Database } from '#sqlite/database.ts';
import type { AcceptanceTime } from '../mailbox-store.ts';

interface AcceptedRow {
  readonly mailbox: string;
  readonly accepted_at: number;
  readonly clock_at: number | null;
}

/** What has been accepted, so that a repetition is recognised: by sender, mailbox and envelope id together. */
export class SqliteAccepted {
  readonly #last;
  readonly #setLast;
  readonly #find;
  readonly #add;
  readonly #forgetBefore;

  constructor(database: Database) {
    this.#last = database.prepare<[], number>('SELECT last FROM acceptance').pluck();
    this.#setLast = database.prepare<[number]>('INSERT OR REPLACE INTO acceptance VALUES (1, ?)');
    this.#find = database.prepare<[string, Uint8Array], AcceptedRow>(
      'SELECT mailbox, accepted_at, clock_at FROM accepted WHERE sender = ? AND envelope = ?',
    );
    this.#add = database.prepare<[string, Uint8Array, number, number | null, number, string]>(
      `INSERT INTO accepted (sender, envelope, accepted_at, clock_at, day, mailbox)
       SELECT ?, ?, ?, ?, ?, value FROM json_each(?)`,
    );
    this.#forgetBefore = database.prepare<[number]>('DELETE FROM accepted WHERE day < ?');
  }

  /** The latest time of acceptance that was ever given; 0 before the first one. */
  last(): number {
    return this.#last.get() ?? 0;
  }

  setLast(acceptedAt: number): void {
    this.#setLast.run(acceptedAt);
  }

  /** When this sender's envelope was accepted, by mailbox. */
  find(sender: DeviceAddress, id: EnvelopeId): ReadonlyMap<string, AcceptanceTime> {
    return new Map(
      this.#find
        .all(addressKey(sender), Buffer.from(id, 'hex'))
        .map((row) => [row.mailbox, { acceptedAt: row.accepted_at, clockAt: row.clock_at ?? undefined }]),
    );
  }

  /** This sender's envelope was accepted into these mailboxes. */
  add(
    sender: DeviceAddress,
    id: EnvelopeId,
    mailboxes: readonly string[],
    { acceptedAt, clockAt }: AcceptanceTime,
    day: number,
  ): void {
    const envelope = Buffer.from(id, 'hex');
    this.#add.run(addressKey(sender), envelope, acceptedAt, clockAt ?? null, day, JSON.stringify(mailboxes));
  }

  /** Forgets what was accepted before a day of this relay. */
  forgetBefore(day: number): void {
    this.#forgetBefore.run(day);
  }
}

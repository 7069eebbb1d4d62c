import { addressKey, type DeviceAddress } from '#shared/model/address.ts';
import type { Database } from '#sqlite/database.ts';
import type { AcceptanceTime, MailboxItem } from '../mailbox-store.ts';

interface AcceptedRow {
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
    this.#find = database.prepare<[string, string, Uint8Array], AcceptedRow>(
      'SELECT accepted_at, clock_at FROM accepted WHERE sender = ? AND mailbox = ? AND envelope = ?',
    );
    this.#add = database.prepare<[string, string, Uint8Array, number, number | null, number]>(
      'INSERT INTO accepted (sender, mailbox, envelope, accepted_at, clock_at, day) VALUES (?, ?, ?, ?, ?, ?)',
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

  /** When this sender's envelope was accepted into this mailbox; undefined when it never was. */
  find(sender: DeviceAddress, { to, id }: MailboxItem): AcceptanceTime | undefined {
    const row = this.#find.get(addressKey(sender), addressKey(to), Buffer.from(id, 'hex'));
    return row && { acceptedAt: row.accepted_at, clockAt: row.clock_at ?? undefined };
  }

  add(sender: DeviceAddress, { to, id }: MailboxItem, time: AcceptanceTime, day: number): void {
    const { acceptedAt, clockAt = null } = time;
    this.#add.run(addressKey(sender), addressKey(to), Buffer.from(id, 'hex'), acceptedAt, clockAt, day);
  }

  /** Forgets what was accepted before a day of this relay. */
  forgetBefore(day: number): void {
    this.#forgetBefore.run(day);
  }
}

import { addressKey, type DeviceAddress } from '#shared/model/address.ts';
import type { Database } from '#sqlite/database.ts';
import type { MailboxItem } from '../mailbox-store.ts';

/** What has been accepted, so that a repetition is recognised: by sender, mailbox and envelope id together. */
export class SqliteAccepted {
  readonly #last;
  readonly #find;
  readonly #add;
  readonly #forgetBefore;

  constructor(database: Database) {
    this.#last = database
      .prepare<[number], number | null>(
        `SELECT max(accepted_at) FROM accepted
         WHERE day = (SELECT max(day) FROM accepted) AND accepted_at <= ?`,
      )
      .pluck();
    this.#find = database
      .prepare<[string, string, Uint8Array], number>(
        'SELECT accepted_at FROM accepted WHERE sender = ? AND mailbox = ? AND envelope = ?',
      )
      .pluck();
    this.#add = database.prepare<[string, string, Uint8Array, number, number]>(
      'INSERT INTO accepted (sender, mailbox, envelope, accepted_at, day) VALUES (?, ?, ?, ?, ?)',
    );
    this.#forgetBefore = database.prepare<[number]>('DELETE FROM accepted WHERE day < ?');
  }

  /** The latest time of acceptance up to `until` on the last day of this relay with any; 0 when there is none. */
  last(until: number): number {
    return this.#last.get(until) ?? 0;
  }

  /** When this sender's envelope was accepted into this mailbox; undefined when it never was. */
  find(sender: DeviceAddress, { to, id }: MailboxItem): number | undefined {
    return this.#find.get(addressKey(sender), addressKey(to), Buffer.from(id, 'hex'));
  }

  add(sender: DeviceAddress, { to, id }: MailboxItem, acceptedAt: number, day: number): void {
    this.#add.run(addressKey(sender), addressKey(to), Buffer.from(id, 'hex'), acceptedAt, day);
  }

  /** Forgets what was accepted before a day of this relay. */
  forgetBefore(day: number): void {
    this.#forgetBefore.run(day);
  }
}

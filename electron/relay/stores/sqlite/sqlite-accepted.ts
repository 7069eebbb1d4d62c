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
    this.#last = database.prepare<[], number | null>('SELECT max(accepted_at) FROM accepted').pluck();
    this.#find = database
      .prepare<[string, string, Uint8Array], number>(
        'SELECT accepted_at FROM accepted WHERE sender = ? AND mailbox = ? AND envelope = ?',
      )
      .pluck();
    this.#add = database.prepare<[string, string, Uint8Array, number]>(
      'INSERT INTO accepted (sender, mailbox, envelope, accepted_at) VALUES (?, ?, ?, ?)',
    );
    this.#forgetBefore = database.prepare<[number]>('DELETE FROM accepted WHERE accepted_at < ?');
  }

  /** The latest time of acceptance, 0 when there is none. */
  last(): number {
    return this.#last.get() ?? 0;
  }

  /** When this sender's envelope was accepted into this mailbox; undefined when it never was. */
  find(sender: DeviceAddress, { to, id }: MailboxItem): number | undefined {
    return this.#find.get(addressKey(sender), addressKey(to), Buffer.from(id, 'hex'));
  }

  add(sender: DeviceAddress, { to, id }: MailboxItem, acceptedAt: number): void {
    this.#add.run(addressKey(sender), addressKey(to), Buffer.from(id, 'hex'), acceptedAt);
  }

  forgetBefore(time: number): void {
    this.#forgetBefore.run(time);
  }
}

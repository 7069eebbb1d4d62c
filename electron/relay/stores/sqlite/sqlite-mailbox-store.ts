import { addressKey, type DeviceAddress } from '#shared/model/address.ts';
import type { IncomingEnvelope } from '#shared/backend/envelope.ts';
import type { Database } from '#sqlite/database.ts';
import {
  mailboxCapacity,
  repetitionMs,
  retentionMs,
  type AppendOutcome,
  type MailboxItem,
  type MailboxStore,
} from '../mailbox-store.ts';
import { SqliteAccepted } from './sqlite-accepted.ts';
import { SqliteMail } from './sqlite-mail.ts';
import { SqliteMailboxSizes } from './sqlite-mailbox-sizes.ts';

/** Mailboxes in the relay's encrypted database. */
export class SqliteMailboxStore implements MailboxStore {
  readonly #database: Database;
  readonly #mail: SqliteMail;
  readonly #accepted: SqliteAccepted;
  readonly #sizes: SqliteMailboxSizes;
  #lastAcceptedAt: number;

  constructor(database: Database) {
    this.#database = database;
    this.#mail = new SqliteMail(database);
    this.#accepted = new SqliteAccepted(database);
    this.#sizes = new SqliteMailboxSizes(database);
    this.#lastAcceptedAt = this.#accepted.last();
  }

  append(sender: DeviceAddress, items: readonly MailboxItem[], now: number): AppendOutcome {
    const acceptedAt = Math.max(now, this.#lastAcceptedAt + 1);
    const outcome = this.#atomically(() => this.#append(sender, items, acceptedAt));
    if (outcome.kind === 'accepted' && !outcome.duplicate) this.#lastAcceptedAt = acceptedAt;
    return outcome;
  }

  acceptedBefore(sender: DeviceAddress, items: readonly MailboxItem[]): boolean {
    return items.every((item) => this.#accepted.find(sender, item) !== undefined);
  }

  read(mailbox: DeviceAddress, after: number, limit: number): readonly IncomingEnvelope[] {
    return this.#mail.read(addressKey(mailbox), after, limit);
  }

  deleteUpTo(mailbox: DeviceAddress, sequence: number): void {
    const key = addressKey(mailbox);
    this.#atomically(() => {
      this.#sizes.change(key, -this.#mail.deleteUpTo(key, sequence));
    });
  }

  drop(mailbox: DeviceAddress): void {
    const key = addressKey(mailbox);
    this.#atomically(() => {
      this.#mail.drop(key);
      this.#sizes.forget(key);
    });
  }

  sweep(now: number): number {
    return this.#atomically(() => {
      this.#accepted.forgetBefore(now - repetitionMs);
      for (const { mailbox, envelopes } of this.#mail.countBefore(now - retentionMs))
        this.#sizes.change(mailbox, -envelopes);
      return this.#mail.deleteBefore(now - retentionMs);
    });
  }

  #append(sender: DeviceAddress, items: readonly MailboxItem[], acceptedAt: number): AppendOutcome {
    const fresh = items.filter((item) => this.#accepted.find(sender, item) === undefined);
    const [first] = items;
    if (fresh.length === 0 && first !== undefined)
      return {
        kind: 'accepted',
        acceptedAt: this.#accepted.find(sender, first) ?? acceptedAt,
        duplicate: true,
      };
    const growth = [...countByMailbox(fresh)];
    if (growth.some(([mailbox, more]) => this.#sizes.of(mailbox) + more > mailboxCapacity))
      return { kind: 'full' };
    for (const [mailbox, more] of growth) this.#sizes.change(mailbox, more);
    for (const item of fresh) {
      this.#accepted.add(sender, item, acceptedAt);
      this.#mail.insert(sender, item, acceptedAt);
    }
    return { kind: 'accepted', acceptedAt, duplicate: false };
  }

  #atomically<Result>(work: () => Result): Result {
    return this.#database.transaction(work).immediate();
  }
}

function countByMailbox(items: readonly MailboxItem[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { to } of items) counts.set(addressKey(to), (counts.get(addressKey(to)) ?? 0) + 1);
  return counts;
}

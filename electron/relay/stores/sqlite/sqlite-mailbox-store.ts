import { addressKey, type DeviceAddress } from '#shared/model/address.ts';
import type { IncomingEnvelope } from '#shared/backend/envelope.ts';
import type { Bytes } from '#shared/model/bytes.ts';
import type { AccountId } from '#shared/model/ids.ts';
import type { Database } from '#sqlite/database.ts';
import {
  acceptanceLeadMs,
  mailboxCapacity,
  mailboxShare,
  repetitionDays,
  retentionDays,
  type AcceptanceTime,
  type AppendOutcome,
  type ManyItems,
  type MailboxItem,
  type MailboxStore,
  type PartialOutcome,
} from '../mailbox-store.ts';
import { SqliteAccepted } from './sqlite-accepted.ts';
import { SqliteDays } from './sqlite-days.ts';
import { SqliteMail, type Gone } from './sqlite-mail.ts';
import { SqliteMailboxSizes, type MailGrowth, type MailSize, type Waiting } from './sqlite-mailbox-sizes.ts';

/** Mailboxes in the relay's encrypted database. */
export class SqliteMailboxStore implements MailboxStore {
  readonly #database: Database;
  readonly #mail: SqliteMail;
  readonly #accepted: SqliteAccepted;
  readonly #sizes: SqliteMailboxSizes;
  readonly #days: SqliteDays;

  constructor(database: Database) {
    this.#database = database;
    this.#mail = new SqliteMail(database);
    this.#accepted = new SqliteAccepted(database);
    this.#sizes = new SqliteMailboxSizes(database);
    this.#days = new SqliteDays(database);
  }

  append(sender: DeviceAddress, items: readonly MailboxItem[], now: number): AppendOutcome {
    return this.#atomically(() => this.#append(sender, items, now));
  }

  appendToMany(sender: DeviceAddress, { items, shared }: ManyItems, now: number): PartialOutcome {
    return this.#atomically(() => {
      const { fresh, first } = this.#knownBefore(sender, items);
      const { fitting, full } = this.#fitting(sender, fresh, shared.length);
      const isDuplicate = first !== null && fitting.length === 0;
      const time = isDuplicate ? first : this.#insert(sender, fitting, now, shared);
      return { ...(first ?? time), duplicate: isDuplicate, full };
    });
  }

  acceptedBefore(sender: DeviceAddress, items: readonly MailboxItem[]): boolean {
    return this.#knownBefore(sender, items).fresh.length === 0;
  }

  read(mailbox: DeviceAddress, after: number, limit: number): readonly IncomingEnvelope[] {
    return this.#mail.read(addressKey(mailbox), after, limit);
  }

  deleteUpTo(mailbox: DeviceAddress, sequence: number): void {
    const key = addressKey(mailbox);
    this.#atomically(() => {
      this.#note(this.#mail.deleteUpTo(key, sequence));
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
      this.#days.look(now);
      const { today } = this.#days;
      // What came at the end of a day has not seen that day.
      const lastExpired = today - retentionDays - 1;
      const gone = this.#mail.deleteAllUpTo(this.#days.lastSequence(lastExpired));
      this.#note(gone);
      this.#days.forgetBefore(lastExpired);
      this.#accepted.forgetBefore(today - repetitionDays);
      return gone.reduce((sum, { envelopes }) => sum + envelopes, 0);
    });
  }

  #acceptNow(now: number): AcceptanceTime {
    const acceptedAt = Math.max(now, this.#accepted.last() + 1);
    this.#accepted.setLast(acceptedAt);
    return { acceptedAt, clockAt: acceptedAt - now > acceptanceLeadMs ? now : undefined };
  }

  #note(gone: readonly Gone[]): void {
    for (const { mailbox, sender, ...size } of gone) this.#sizes.remove(mailbox, sender, size);
  }

  #append(sender: DeviceAddress, items: readonly MailboxItem[], now: number): AppendOutcome {
    const { fresh, first } = this.#knownBefore(sender, items);
    if (fresh.length === 0 && first !== null) return { kind: 'accepted', ...first, duplicate: true };
    const { fitting, full } = this.#fitting(sender, fresh);
    if (full.length > 0) return { kind: 'full' };
    return { kind: 'accepted', ...this.#insert(sender, fitting, now), duplicate: false };
  }

  /** What of these this sender has not put there before, and when they first did. */
  #knownBefore(
    sender: DeviceAddress,
    items: readonly MailboxItem[],
  ): { readonly fresh: readonly MailboxItem[]; readonly first: AcceptanceTime | null } {
    const fresh: MailboxItem[] = [];
    let first: AcceptanceTime | null = null;
    for (const [id, ofMessage] of Map.groupBy(items, (item) => item.id)) {
      const known = this.#accepted.find(sender, id);
      for (const item of ofMessage) {
        const before = known.get(addressKey(item.to));
        if (before === undefined) fresh.push(item);
        else if (first === null || before.acceptedAt < first.acceptedAt) first = before;
      }
    }
    return { fresh, first };
  }

  #fitting(
    sender: DeviceAddress,
    items: readonly MailboxItem[],
    sharedBytes = 0,
  ): { readonly fitting: readonly MailboxGrowth[]; readonly full: readonly AccountId[] } {
    const fitting: MailboxGrowth[] = [];
    const full = new Set<AccountId>();
    const byMailbox = Map.groupBy(items, ({ to }) => addressKey(to));
    const waiting = this.#sizes.of([...byMailbox.keys()], sender.account);
    for (const [mailbox, more] of byMailbox) {
      const growth = { mailbox, items: more, size: sizeOf(more, sharedBytes) };
      if (hasRoom(waiting.get(mailbox), growth, sender)) fitting.push(growth);
      else for (const { to } of more) full.add(to.account);
    }
    return { fitting, full: [...full] };
  }

  #insert(
    sender: DeviceAddress,
    growths: readonly MailboxGrowth[],
    now: number,
    shared: Bytes | null = null,
  ): AcceptanceTime {
    const { today } = this.#days;
    const time = this.#acceptNow(now);
    const content = shared === null || growths.length === 0 ? null : this.#mail.insertContent(shared);
    this.#sizes.add(growths, sender.account);
    const items = growths.flatMap((growth) => growth.items);
    for (const [id, ofMessage] of Map.groupBy(items, (item) => item.id))
      this.#accepted.add(
        sender,
        id,
        ofMessage.map(({ to }) => addressKey(to)),
        time,
        today,
      );
    for (const item of items) this.#mail.insert(sender, item, time, content);
    return time;
  }

  #atomically<Result>(work: () => Result): Result {
    return this.#database.transaction(work).immediate();
  }
}

/** What is to go into one mailbox. */
interface MailboxGrowth extends MailGrowth {
  readonly items: readonly MailboxItem[];
}

function hasRoom(
  waiting: Waiting | undefined,
  { items, size }: MailboxGrowth,
  sender: DeviceAddress,
): boolean {
  if (waiting === undefined || !fits(waiting.all, size, mailboxCapacity)) return false;
  // Whoever fills a mailbox of their own shuts out nobody, and would have to stop writing for a device that they do not use.
  if (items.every(({ to }) => to.account === sender.account)) return true;
  return fits(waiting.ofSender, size, mailboxShare);
}

function sizeOf(items: readonly MailboxItem[], sharedBytes: number): MailSize {
  return {
    envelopes: items.length,
    bytes: items.reduce((sum, { ciphertext }) => sum + ciphertext.length + sharedBytes, 0),
  };
}

function fits(present: MailSize, growth: MailSize, limit: MailSize): boolean {
  return (
    present.envelopes + growth.envelopes <= limit.envelopes && present.bytes + growth.bytes <= limit.bytes
  );
}

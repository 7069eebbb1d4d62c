import type { IncomingEnvelope } from '#shared/backend/envelope.ts';
import type { DeviceAddress } from '#shared/model/address.ts';
import type { Bytes } from '#shared/model/bytes.ts';
import type { AccountId, EnvelopeId } from '#shared/model/ids.ts';

/** An envelope on its way into a mailbox. */
export interface MailboxItem {
  readonly to: DeviceAddress;
  readonly id: EnvelopeId;
  readonly type: number;
  readonly ciphertext: Bytes;
}

/** A message on its way into many mailboxes, of each of which the bytes begin with its own and end with those that all share. */
export interface ManyItems {
  readonly items: readonly MailboxItem[];
  readonly shared: Bytes;
}

/** When items were accepted. */
export interface AcceptanceTime {
  /** UTC milliseconds, and rising. */
  readonly acceptedAt: number;
  /** What the clock said, where that is more than {@link acceptanceLeadMs} before. */
  readonly clockAt: number | undefined;
}

/** What has become of items: all of them are in their mailboxes, or one mailbox was full for this sender and none is. */
export type AppendOutcome =
  (AcceptanceTime & { readonly kind: 'accepted'; readonly duplicate: boolean }) | { readonly kind: 'full' };

/** What has become of items that were appended as far as there was room. */
export interface PartialOutcome extends AcceptanceTime {
  /** Nothing was appended, because all of it that there was room for had been before. */
  readonly duplicate: boolean;
  /** Accounts of which a mailbox was full for this sender; nothing went into it. */
  readonly full: readonly AccountId[];
}

/** Envelopes that wait for their device. */
export interface MailboxStore {
  /**
   * Appends all items or none, durably. An item whose id this sender has put into this mailbox before changes nothing.
   * Acceptance times rise strictly and for ever, also over restarts and when nothing is left of what was accepted: conversations
   * are ordered by them. Where the clock has gone back they go on from the last one, and what it says stands beside them.
   */
  append(sender: DeviceAddress, items: readonly MailboxItem[], now: number): AppendOutcome;
  /**
   * As `append`, but a mailbox that is full stops no other, and what all share is kept once, although each mailbox counts it. Where some of the items had been accepted before, the first
   * acceptance is answered, which is the one that most have seen; what is appended now has a later one.
   */
  appendToMany(sender: DeviceAddress, message: ManyItems, now: number): PartialOutcome;
  /** Whether all of these have been accepted from this sender before. */
  acceptedBefore(sender: DeviceAddress, items: readonly MailboxItem[]): boolean;
  /** The envelopes of a mailbox after a sequence number, in order. */
  read(mailbox: DeviceAddress, after: number, limit: number): readonly IncomingEnvelope[];
  /** Cumulative acknowledgement. */
  deleteUpTo(mailbox: DeviceAddress, sequence: number): void;
  drop(mailbox: DeviceAddress): void;
  /**
   * Looks at the clock, and deletes what has expired and what is kept only to recognise repetitions of it; answers how many
   * envelopes went. Called often. Time is counted in days of this relay: however far the clock leaps between two calls, it is
   * one day.
   */
  sweep(now: number): number;
}

/** How many whole days an envelope waits for its device: a long absence with holidays. */
export const retentionDays = 30;
/** For how many whole days a repetition is recognised: longer than an envelope can wait, and a client keep its outbox. */
export const repetitionDays = 45;
/**
 * How far acceptance times may be ahead of the clock before that is told beside them. A clock that is kept right goes back by
 * seconds; more was wrong, and people want to see the right time.
 */
export const acceptanceLeadMs = 5 * 60 * 1000;
/**
 * What one mailbox holds: a month of a busy official, with receipts. Bounds what an absent device can cost the relay. Messages
 * of the usual length come to 25 MB; the bytes leave room for long ones.
 */
export const mailboxCapacity = { envelopes: 20_000, bytes: 256 * 1024 * 1024 } as const;
/**
 * What it holds of one account whose own it is not: nobody can shut out all others, not even three of them together. A month of
 * somebody who writes 160 times a day to one who is away.
 */
export const mailboxShare = {
  envelopes: mailboxCapacity.envelopes / 4,
  bytes: mailboxCapacity.bytes / 4,
} as const;

import type { IncomingEnvelope } from '#shared/backend/envelope.ts';
import type { DeviceAddress } from '#shared/model/address.ts';
import type { Bytes } from '#shared/model/bytes.ts';
import type { EnvelopeId } from '#shared/model/ids.ts';

/** An envelope on its way into a mailbox. */
export interface MailboxItem {
  readonly to: DeviceAddress;
  readonly id: EnvelopeId;
  readonly type: number;
  readonly ciphertext: Bytes;
}

/** What has become of items: all of them are in their mailboxes, or one mailbox was full and none is. */
export type AppendOutcome =
  | { readonly kind: 'accepted'; readonly acceptedAt: number; readonly duplicate: boolean }
  | { readonly kind: 'full' };

/** Envelopes that wait for their device. */
export interface MailboxStore {
  /**
   * Appends all items or none, durably. An item whose id this sender has put into this mailbox before changes nothing.
   * Acceptance times rise strictly, whatever the clock does.
   */
  append(sender: DeviceAddress, items: readonly MailboxItem[], now: number): AppendOutcome;
  /** Whether all of these have been accepted from this sender before. */
  acceptedBefore(sender: DeviceAddress, items: readonly MailboxItem[]): boolean;
  /** The envelopes of a mailbox after a sequence number, in order. */
  read(mailbox: DeviceAddress, after: number, limit: number): readonly IncomingEnvelope[];
  /** Cumulative acknowledgement. */
  deleteUpTo(mailbox: DeviceAddress, sequence: number): void;
  drop(mailbox: DeviceAddress): void;
  /** Deletes what has expired, and what is kept only to recognise repetitions of it; answers how many envelopes went. */
  sweep(now: number): number;
}

/** How long an envelope waits for its device: a long absence with holidays. */
export const retentionMs = 30 * 24 * 60 * 60 * 1000;
/** How long a repetition is recognised: longer than an envelope can wait, and a client keep its outbox. */
export const repetitionMs = 45 * 24 * 60 * 60 * 1000;
/**
 * Envelopes in one mailbox: a month of a busy official, with receipts. Bounds what an absent device can cost the relay: about
 * 25 MB of messages of the usual length.
 */
export const mailboxCapacity = 20_000;

import type { MessageInitShape } from '@bufbuild/protobuf';
import type { IncomingEnvelope } from '#shared/backend/envelope.ts';
import type { DeviceAddress } from '#shared/model/address.ts';
import type { ServerFrameSchema } from '#shared/wire/generated/frame_pb.js';
import { deliveryWindow, deliveryWindowBytes } from '#shared/wire/limits.ts';
import type { MailboxStore } from '../stores/mailbox-store.ts';

/** A frame to a device, without its wrapping. */
export type ServerBody = NonNullable<MessageInitShape<typeof ServerFrameSchema>['body']>;

/** Bytes of ciphertext in one `Deliver`; keeps frames small enough to interleave with answers. */
const frameBytes = 256 * 1024;
/** Envelopes that are read at once; the largest ones are 16 MB together. */
const readAtOnce = 200;

interface Delivered {
  readonly sequence: number;
  readonly bytes: number;
}

/**
 * Hands the envelopes of one mailbox to one socket, in order, and never more than a window ahead of what the device has
 * acknowledged: a slow device holds back its own delivery only.
 */
export class Delivery {
  readonly #mailboxes: MailboxStore;
  readonly #mailbox: DeviceAddress;
  readonly #write: (body: ServerBody) => void;
  /** What was sent and is not acknowledged, in order. */
  #waiting: readonly Delivered[] = [];
  #lastSent = 0;
  #acknowledged = 0;

  constructor(mailboxes: MailboxStore, mailbox: DeviceAddress, write: (body: ServerBody) => void) {
    this.#mailboxes = mailboxes;
    this.#mailbox = mailbox;
    this.#write = write;
  }

  /** Sends what there is. A call too many does no harm. */
  drain(): void {
    for (let room = this.#room(); room > 0; room = this.#room()) {
      const envelopes = this.#mailboxes.read(this.#mailbox, this.#lastSent, room);
      if (envelopes.length === 0) return;
      for (const frame of intoFrames(envelopes)) this.#deliver(frame);
    }
  }

  acknowledge(upTo: number): void {
    // An acknowledgement of what was never sent could only come from a broken client: it must not delete anything.
    const sequence = Math.min(upTo, this.#lastSent);
    if (sequence <= this.#acknowledged) return;
    this.#acknowledged = sequence;
    this.#mailboxes.deleteUpTo(this.#mailbox, sequence);
    this.#waiting = this.#waiting.filter((waiting) => waiting.sequence > sequence);
    this.drain();
  }

  /** How many envelopes may be sent now. */
  #room(): number {
    const bytes = this.#waiting.reduce((sum, delivered) => sum + delivered.bytes, 0);
    if (bytes >= deliveryWindowBytes) return 0;
    return Math.min(readAtOnce, deliveryWindow - this.#waiting.length);
  }

  #deliver(envelopes: readonly IncomingEnvelope[]): void {
    const delivered = envelopes.map(({ sequence, ciphertext }) => ({ sequence, bytes: ciphertext.length }));
    this.#waiting = [...this.#waiting, ...delivered];
    this.#lastSent = delivered.at(-1)?.sequence ?? this.#lastSent;
    this.#write({ case: 'deliver', value: { envelopes: envelopes.map(toWire) } });
  }
}

/** The field is left out where there is nothing to say. */
export function toWireClock(clockAt: number | undefined): { readonly clockAt?: bigint } {
  return clockAt === undefined ? {} : { clockAt: BigInt(clockAt) };
}

function intoFrames(envelopes: readonly IncomingEnvelope[]): readonly (readonly IncomingEnvelope[])[] {
  const frames: IncomingEnvelope[][] = [];
  let size = Infinity;
  for (const envelope of envelopes) {
    if (size + envelope.ciphertext.length > frameBytes) {
      frames.push([]);
      size = 0;
    }
    frames.at(-1)?.push(envelope);
    size += envelope.ciphertext.length;
  }
  return frames;
}

function toWire(envelope: IncomingEnvelope): {
  sequence: bigint;
  id: Uint8Array;
  senderAccount: string;
  senderDevice: number;
  type: number;
  acceptedAt: bigint;
  clockAt?: bigint;
  ciphertext: Uint8Array;
} {
  return {
    sequence: BigInt(envelope.sequence),
    id: Buffer.from(envelope.id, 'hex'),
    senderAccount: envelope.from.account,
    senderDevice: envelope.from.device,
    type: envelope.type,
    acceptedAt: BigInt(envelope.acceptedAt),
    ...toWireClock(envelope.clockAt),
    ciphertext: envelope.ciphertext,
  };
}

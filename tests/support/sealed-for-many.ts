import { randomBytes } from 'node:crypto';
import { ownBytes, type Bytes } from '#shared/model/bytes.ts';

/** Whom a made-up message is for. */
export interface MadeUpRecipient {
  readonly account: string;
  readonly devices: readonly { readonly device: number; readonly registration: number }[];
  /** 0 for an account (ACI), 1 for a telephone number (PNI). */
  readonly kind?: number;
}

const keyBytes = 32;
const tagBytes = 16;

/**
 * A message that was sealed for many, of libsignal's form (sealed sender 2, with service ids) and without meaning: what each
 * gets ends with the text. A recipient without devices is one that is left out explicitly.
 */
export function sealedForMany(recipients: readonly MadeUpRecipient[], text: string): Bytes {
  return ownBytes(
    Buffer.concat([
      Buffer.of(0x23),
      varint(recipients.length),
      ...recipients.map(entry),
      randomBytes(keyBytes),
      Buffer.from(text),
    ]),
  );
}

/** The text of an envelope that came of `sealedForMany`; null for what did not. */
export function sealedText(ciphertext: Uint8Array): string | null {
  const head = 1 + keyBytes + tagBytes + keyBytes;
  if (ciphertext[0] !== 0x22 || ciphertext.length < head) return null;
  return Buffer.from(ciphertext.subarray(head)).toString();
}

function entry({ account, devices, kind = 0 }: MadeUpRecipient): Buffer {
  const id = [Buffer.of(kind), Buffer.from(account.replaceAll('-', ''), 'hex')];
  if (devices.length === 0) return Buffer.concat([...id, Buffer.of(0)]);
  const named = devices.map(({ device, registration }, index) => {
    const more = index + 1 < devices.length ? 0x80 : 0;
    return Buffer.of(device, more | (registration >> 8), registration & 0xff);
  });
  return Buffer.concat([...id, ...named, randomBytes(keyBytes + tagBytes)]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 0x80) return Buffer.from([...bytes, rest]);
    bytes.push((rest & 0x7f) | 0x80);
  }
}

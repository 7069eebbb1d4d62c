import { randomBytes } from 'node:crypto';
import { messageId, type EnvelopeId, type MessageId } from '#shared/model/ids.ts';
import { encodeText, markResent } from '#core/messaging/content.ts';
import type { Bytes } from '#shared/model/bytes.ts';
import { forged, type Attacker } from './attacker.ts';
import type { Forger } from './forger.ts';

/** What a forged text says besides its words. */
export interface ForgedText {
  readonly id?: MessageId;
  /** The envelope that it claims to be sent again for. */
  readonly resentFor?: EnvelopeId;
  /** When the relay says that it accepted it. */
  readonly acceptedAt?: number;
}

/** Has the attacked core receive a text from a forger. */
export async function deliverText(
  attacker: Attacker,
  forger: Forger,
  text: string,
  { id, resentFor, acceptedAt }: ForgedText = {},
): Promise<void> {
  const content = textContent(text, id);
  const marked = resentFor === undefined ? content : markResent(content, resentFor);
  const sealed = await forger.seal(attacker.victim, attacker.bundle(), marked);
  attacker.deliver(forged(forger.address, sealed, acceptedAt));
}

/** A text as it travels, under an id by chance when none is given. */
export function textContent(text: string, id: MessageId = messageId(randomBytes(16).toString('hex'))): Bytes {
  return encodeText({ messageId: id, text, writtenAt: Date.now() });
}

import { setImmediate } from 'node:timers/promises';
import { AppError } from '#shared/errors/app-error.ts';
import type { IncomingEnvelope } from '#shared/backend/envelope.ts';
import { addressKey } from '#shared/model/address.ts';
import type { Bytes } from '#shared/model/bytes.ts';
import { isRepeatedMessage, type ZoneScope } from '#core/signal/index.ts';
import { decodeContent, type DecodedContent } from './content.ts';

/** What became of an envelope. `repeated`: it, or its ciphertext, was dealt with before. */
export type OpenedEnvelope =
  | { readonly kind: 'repeated' }
  | { readonly kind: 'content'; readonly content: DecodedContent; readonly plaintext: Bytes }
  | { readonly kind: 'undecryptable' };

/** Decryptions between two looks at what else the thread has to do: a gap of about 2 ms. */
const decryptionsPerTurn = 10;

/**
 * Opens a batch inside a zone, each sender's envelopes together: a session is then read and written once a batch.
 * Answers by sequence number, so that the caller applies them in the order of the mailbox. Ids are unique within a sender.
 */
export async function openEnvelopes(
  scope: ZoneScope,
  batch: readonly IncomingEnvelope[],
  wasSeen: (envelope: IncomingEnvelope) => boolean,
): Promise<ReadonlyMap<number, OpenedEnvelope>> {
  const opened = new Map<number, OpenedEnvelope>();
  const inThisBatch = new Set<string>();
  for (const envelope of bySender(batch)) {
    const key = `${addressKey(envelope.from)}/${envelope.id}`;
    const isRepeated = inThisBatch.has(key) || wasSeen(envelope);
    opened.set(envelope.sequence, isRepeated ? { kind: 'repeated' } : await open(scope, envelope));
    inThisBatch.add(key);
    if (opened.size % decryptionsPerTurn === 0) await setImmediate();
  }
  return opened;
}

async function open(scope: ZoneScope, envelope: IncomingEnvelope): Promise<OpenedEnvelope> {
  try {
    const plaintext = await scope.decrypt(envelope.from, envelope.type, envelope.ciphertext);
    return { kind: 'content', content: decodeContent(plaintext), plaintext };
  } catch (error) {
    if (isRepeatedMessage(error)) return { kind: 'repeated' };
    if (error instanceof AppError && error.code === 'undecryptable') return { kind: 'undecryptable' };
    throw error;
  }
}

function bySender(batch: readonly IncomingEnvelope[]): readonly IncomingEnvelope[] {
  return [...Map.groupBy(batch, (envelope) => addressKey(envelope.from)).values()].flat();
}

import { setImmediate } from 'node:timers/promises';
import { AppError } from '#shared/errors/app-error.ts';
import type { IncomingEnvelope } from '#shared/backend/envelope.ts';
import { sealedEnvelope } from '#shared/wire/envelope-type.ts';
import { addressKey, type DeviceAddress } from '#shared/model/address.ts';
import type { Bytes } from '#shared/model/bytes.ts';
import {
  describeDecryptionError,
  isRepeatedMessage,
  plainEnvelope,
  type ZoneScope,
} from '#core/signal/index.ts';
import { decodeContent, type DecodedContent } from './content.ts';
import { decodeRetryRequest, type RetryRequest } from './retry-request.ts';

/**
 * What became of an envelope. `deferred-request`: its sender asks for too much at once. `repeated`: nothing has to be done,
 * because it was dealt with before, or because it came without a session and is no request, or one too many for what was
 * never sent. `reused`: an envelope never seen in which a step of the ratchet is used again. Either its sender has gone back
 * to an earlier state (a restored profile), and what is in it has not been read; or a relay sends something old once more.
 */
export type OpenedEnvelope =
  | { readonly kind: 'repeated' }
  | {
      readonly kind: 'content';
      readonly content: DecodedContent;
      readonly plaintext: Bytes;
      /** The identity key under which its sender had sealed it. */
      readonly identityKey: Bytes;
    }
  | { readonly kind: 'retry-request'; readonly request: RetryRequest }
  | { readonly kind: 'deferred-request'; readonly request: RetryRequest }
  | { readonly kind: 'undecryptable' | 'reused'; readonly decryptionError: Bytes };

/** What this PC remembers, as opening has to ask it. */
export interface Memory {
  /** The sequence numbers of those envelopes that have been dealt with before. */
  readonly seen: (envelopes: readonly IncomingEnvelope[]) => ReadonlySet<number>;
  /** Whether a request of this device is answered now: requests are not signed, so there is an end to them. */
  readonly mayAsk: (from: DeviceAddress) => boolean;
  /** Whether a request that is not is answered later. */
  readonly mayDefer: (request: RetryRequest, from: DeviceAddress) => boolean;
}

/** Decryptions between two looks at what else the thread has to do: a gap of about 2 ms. */
const decryptionsPerTurn = 10;

/**
 * Opens a batch inside a zone, each sender's envelopes together: a session is then read and written once a batch.
 * Answers by sequence number, so that the caller applies them in the order of the mailbox. Ids are unique within a sender.
 */
export async function openEnvelopes(
  scope: ZoneScope,
  batch: readonly IncomingEnvelope[],
  memory: Memory,
): Promise<ReadonlyMap<number, OpenedEnvelope>> {
  const opened = new Map<number, OpenedEnvelope>();
  const inThisBatch = new Set<string>();
  const seen = memory.seen(batch);
  for (const envelope of bySender(batch)) {
    const key = `${addressKey(envelope.from)}/${envelope.id}`;
    const isRepeated = inThisBatch.has(key) || seen.has(envelope.sequence);
    opened.set(envelope.sequence, isRepeated ? { kind: 'repeated' } : await open(scope, envelope, memory));
    inThisBatch.add(key);
    if (opened.size % decryptionsPerTurn === 0) await setImmediate();
  }
  return opened;
}

async function open(scope: ZoneScope, envelope: IncomingEnvelope, memory: Memory): Promise<OpenedEnvelope> {
  try {
    if (envelope.type === plainEnvelope) return openPlain(scope, envelope, memory);
    const unsealed =
      envelope.type === sealedEnvelope
        ? await scope.openFromMany(envelope.from, envelope.ciphertext)
        : await scope.decrypt(envelope.from, envelope.type, envelope.ciphertext);
    const content = decode(unsealed.plaintext);
    if (content.body.kind === 'sender-key') await takeSenderKey(scope, envelope, content.body);
    return { kind: 'content', content, ...unsealed };
  } catch (error) {
    if (!isUndecryptable(error)) throw error;
    const kind = isRepeatedMessage(error) ? 'reused' : 'undecryptable';
    return { kind, decryptionError: describeDecryptionError(envelope) };
  }
}

/** Here, because what comes next of the same sender may be sealed with it. One that is none helps nobody. */
async function takeSenderKey(
  scope: ZoneScope,
  { from }: IncomingEnvelope,
  { distributionMessage }: Extract<DecodedContent['body'], { readonly kind: 'sender-key' }>,
): Promise<void> {
  try {
    await scope.takeSenderKey(from, distributionMessage);
  } catch (error) {
    if (!isUndecryptable(error)) throw error;
  }
}

/** The session that a request names is put away here, inside the zone; what is sent then starts a new one. */
function openPlain(scope: ZoneScope, envelope: IncomingEnvelope, memory: Memory): OpenedEnvelope {
  try {
    const request = decodeRetryRequest(envelope.ciphertext);
    const isAnswered = memory.mayAsk(envelope.from);
    if (!isAnswered && !memory.mayDefer(request, envelope.from)) return { kind: 'repeated' };
    scope.archiveSession(envelope.from, request.decryptionError);
    return { kind: isAnswered ? 'retry-request' : 'deferred-request', request };
  } catch (error) {
    // Nobody is asked again for what was no request in the first place.
    if (isUndecryptable(error)) return { kind: 'repeated' };
    throw error;
  }
}

/** Content that no version of Narae makes was authentic all the same: it is kept as content that is not known. */
function decode(plaintext: Bytes): DecodedContent {
  try {
    return decodeContent(plaintext);
  } catch (error) {
    if (isUndecryptable(error)) return { body: { kind: 'unknown' }, resentFor: [], hasMore: true };
    throw error;
  }
}

function isUndecryptable(error: unknown): boolean {
  return error instanceof AppError && error.code === 'undecryptable';
}

function bySender(batch: readonly IncomingEnvelope[]): readonly IncomingEnvelope[] {
  return [...Map.groupBy(batch, (envelope) => addressKey(envelope.from)).values()].flat();
}

import { randomBytes } from 'node:crypto';
import { envelopeId, type EnvelopeId } from '#shared/model/ids.ts';

/** Half of an id, in hexadecimal digits. */
const half = 16;

/** The id of an envelope with something new in it. */
export function freshEnvelopeId(): EnvelopeId {
  return envelopeId(randomBytes(16).toString('hex'));
}

/**
 * The id of an envelope that answers a request for another one. They begin alike, so that whoever cannot open this one either
 * knows that it is no second message. The relay learns nothing by it: requests name the envelope that they ask for.
 */
export function relatedEnvelopeId(asked: EnvelopeId): EnvelopeId {
  return envelopeId(asked.slice(0, half) + randomBytes(8).toString('hex'));
}

import { randomBytes } from 'node:crypto';
import type { OutgoingEnvelope } from '#shared/backend/envelope.ts';
import { ownBytes } from '#shared/model/bytes.ts';
import { envelopeId, type EnvelopeId, type InvitationCode, type PersonId } from '#shared/model/ids.ts';
import type { BackendConfiguration } from '#core/backend/index.ts';
import { BackendClient } from '#tests/support/backend-client.ts';
import type { MadeUpRecipient } from '#tests/support/sealed-for-many.ts';

/** A backend that is running, and can be interrupted. */
export interface BackendUnderTest {
  readonly configuration: BackendConfiguration;
  /** People one can enrol as: at least 60. */
  readonly people: readonly PersonId[];
  invite(person: PersonId): InvitationCode;
  stop(): Promise<void>;
  start(): Promise<void>;
}

/** A person to be, by number. */
export function personOf(backend: BackendUnderTest, index: number): PersonId {
  const person = backend.people[index];
  if (person === undefined) throw new Error('nobody to be');
  return person;
}

/** The client of a person, enrolled and connected. */
export function clientOf(backend: BackendUnderTest, index: number, oneTimeKeys = 3): Promise<BackendClient> {
  return BackendClient.enrolled(backend.configuration, personOf(backend, index), oneTimeKeys);
}

/** A backend with two people who are connected. */
export async function twoClients(
  open: () => Promise<BackendUnderTest>,
): Promise<{ backend: BackendUnderTest; a: BackendClient; b: BackendClient }> {
  const backend = await open();
  return { backend, a: await clientOf(backend, 0), b: await clientOf(backend, 1) };
}

/** An envelope for a client, whose ciphertext is the text. */
export function envelope(
  to: BackendClient,
  text: string,
  changes: Partial<OutgoingEnvelope> = {},
): OutgoingEnvelope {
  return {
    id: randomEnvelopeId(),
    to: to.credential,
    registrationId: to.registrationId,
    type: 2,
    ciphertext: ownBytes(Buffer.from(text)),
    ...changes,
  };
}

/** Sends to all devices of whom the envelopes name. */
export function send(from: BackendClient, ...envelopes: readonly OutgoingEnvelope[]): Promise<unknown> {
  return from.adapter.send(envelopes, 'every-device');
}

/** The id of a new envelope. */
export function randomEnvelopeId(): EnvelopeId {
  return envelopeId(randomBytes(16).toString('hex'));
}

/** A client as the recipient of a message that was sealed for many. */
export function recipient({ credential, registrationId }: BackendClient): MadeUpRecipient {
  const { account, device } = credential;
  return { account, devices: [{ device, registration: registrationId }] };
}

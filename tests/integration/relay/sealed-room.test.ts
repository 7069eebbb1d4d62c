import { PublicKey, sealedSenderDecryptToUsmc } from '@signalapp/libsignal-client';
import { expect, test } from 'vitest';
import { BackendClient } from '#tests/support/backend-client.ts';
import { eventually } from '#tests/support/eventually.ts';
import { KnownIdentities, RoomSealer } from '#tests/support/room-sealer.ts';
import { TestRelay } from '#tests/support/test-relay.ts';
import { randomEnvelopeId } from '../../contract/adapter/backend-under-test.ts';

async function three(): Promise<readonly [BackendClient, BackendClient, BackendClient]> {
  const relay = await TestRelay.start();
  const configuration = { kind: 'relay', location: { kind: 'local', path: relay.path } } as const;
  const [a, b, c] = await Promise.all(
    relay.offered.slice(0, 3).map((person) => BackendClient.enrolled(configuration, person)),
  );
  if (a === undefined || b === undefined || c === undefined) throw new Error('nobody on offer');
  return [a, b, c];
}

test('what libsignal seals for many with a certificate of the relay is opened by each, who sees whose it is', async () => {
  const [a, ...others] = await three();
  const { certificate } = await a.adapter.senderCertificate();
  const { message, inside } = await new RoomSealer(a).seal(certificate, others);
  await a.adapter.sendMulti(randomEnvelopeId(), message);
  for (const client of others) {
    const received = await eventually(() => client.received[0]);
    const identities = new KnownIdentities(client.identity, client.registrationId);
    const content = await sealedSenderDecryptToUsmc(received.ciphertext, identities);
    expect(content.contents()).toEqual(inside);
    const { trustRoot } = await client.adapter.senderCertificate();
    const root = PublicKey.deserialize(trustRoot);
    const sender = content.senderCertificate();
    expect(sender.validate(root, received.acceptedAt)).toBe(true);
    expect(sender.senderUuid()).toBe(a.credential.account);
    expect(received.from).toEqual({ account: a.credential.account, device: 1 });
  }
});

test('nobody is made the sender of what they did not send: the relay says who it was, and the seal breaks', async () => {
  const [a, forger, c] = await three();
  // Everybody whom A has written to has seen this.
  const { certificate } = await a.adapter.senderCertificate();
  const { message } = await new RoomSealer(forger).seal(certificate, [c]);
  await forger.adapter.sendMulti(randomEnvelopeId(), message);
  const received = await eventually(() => c.received[0]);
  expect(received.from).toEqual({ account: forger.credential.account, device: 1 });
  const identities = new KnownIdentities(c.identity, c.registrationId);
  await expect(sealedSenderDecryptToUsmc(received.ciphertext, identities)).rejects.toThrow();
});

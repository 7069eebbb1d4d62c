import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { create, toBinary } from '@bufbuild/protobuf';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { ClientFrameSchema } from '#shared/wire/generated/frame_pb.js';
import { authorization } from '#core/backend/relay/authorization.ts';
import { BackendClient } from '#tests/support/backend-client.ts';
import { eventually } from '#tests/support/eventually.ts';
import { TestRelay } from '#tests/support/test-relay.ts';

function frameTo(client: BackendClient, text: string): Uint8Array {
  const { account, device } = client.credential;
  const envelope = {
    id: randomBytes(16),
    account,
    device,
    registration: client.registrationId,
    type: 2,
    ciphertext: Buffer.from(text),
  };
  const body = { case: 'send' as const, value: { request: 1, envelopes: [envelope] } };
  return toBinary(ClientFrameSchema, create(ClientFrameSchema, { body }));
}

test('a revoked device that does not let go of its socket sends nothing more', async () => {
  const relay = await TestRelay.start();
  const configuration = { kind: 'relay', location: { kind: 'local', path: relay.path } } as const;
  const [first, second, third] = relay.offered;
  if (first === undefined || second === undefined || third === undefined) throw new Error('nobody on offer');
  const [thief, victim, friend] = [
    await BackendClient.enrolled(configuration, first),
    await BackendClient.enrolled(configuration, second),
    await BackendClient.enrolled(configuration, third),
  ];
  const socket = new WebSocket('ws://localhost/v1/socket', {
    headers: { authorization: authorization(thief.credential) },
    createConnection: () => connect(relay.path),
  });
  onTestFinished(() => {
    socket.terminate();
  });
  await once(socket, 'open');
  socket.send(frameTo(victim, 'before'));
  await eventually(() => victim.texts.includes('before'));

  // It reads nothing any more, and so answers no request to close either.
  socket.pause();
  await thief.revokeItself();
  socket.send(frameTo(victim, 'after'));
  await new Promise((resolve) => setTimeout(resolve, 50));
  socket.send(frameTo(victim, 'later'));
  await friend.adapter.send(
    [
      {
        id: randomBytes(16).toString('hex') as never,
        to: victim.credential,
        registrationId: victim.registrationId,
        type: 2,
        ciphertext: new Uint8Array(Buffer.from('friend')),
      },
    ],
    'every-device',
  );
  await eventually(() => victim.texts.includes('friend'));
  expect(victim.texts).toEqual(['before', 'friend']);
});

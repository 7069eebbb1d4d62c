import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { AppError } from '#shared/errors/app-error.ts';
import { ownBytes, type Bytes } from '#shared/model/bytes.ts';
import { seededRandom } from '#relay/demo/random.ts';
import { BackendClient } from '#tests/support/backend-client.ts';
import { eventually } from '#tests/support/eventually.ts';
import { sealedForMany, sealedText } from '#tests/support/sealed-for-many.ts';
import { TestRelay } from '#tests/support/test-relay.ts';
import { envelope, randomEnvelopeId, recipient } from '../../contract/adapter/backend-under-test.ts';

/** Another one every time; a failure is repeated by putting the printed one here. */
const seed = randomBytes(4).readUInt32BE();

async function room(): Promise<{ a: BackendClient; others: readonly BackendClient[] }> {
  const relay = await TestRelay.start();
  const configuration = { kind: 'relay', location: { kind: 'local', path: relay.path } } as const;
  const [a, ...others] = await Promise.all(
    relay.offered.slice(0, 5).map((person) => BackendClient.enrolled(configuration, person)),
  );
  if (a === undefined) throw new Error('nobody on offer');
  return { a, others };
}

/** What a message comes to: its acceptance, or the code of the refusal. */
async function outcomeOf(a: BackendClient, message: Bytes): Promise<string> {
  try {
    await a.adapter.sendMulti(randomEnvelopeId(), message);
    return 'accepted';
  } catch (error) {
    return AppError.from(error).code;
  }
}

test('a message that is cut off anywhere before what is sealed is refused, and nobody gets anything of it', async () => {
  const { a, others } = await room();
  const message = sealedForMany(others.map(recipient), '');
  for (let length = 0; length < message.length; length++)
    expect([length, await outcomeOf(a, message.slice(0, length))]).toEqual([length, 'invalid-request']);
  expect(await outcomeOf(a, message)).toBe('accepted');
  for (const other of others) {
    await eventually(() => other.received.length > 0);
    expect(other.received.map(({ ciphertext }) => sealedText(ciphertext))).toEqual(['']);
  }
  expect(a.states).toEqual(['connecting', 'online']);
});

test('a message of which bytes were changed reaches nobody who is not in it, and harms neither the relay nor others', async () => {
  console.log(`changed messages: seed ${String(seed)}`);
  const { a, others } = await room();
  const [b, ...rest] = others;
  if (b === undefined) throw new Error('nobody on offer');
  const random = seededRandom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const whole = sealedForMany([recipient(b)], 'for b');
  const outcomes = new Set<string>();
  for (let turn = 0; turn < 1_000; turn++) {
    const changed = Buffer.from(whole);
    for (let flips = 1 + below(4); flips > 0; flips--) {
      const index = below(changed.length);
      changed.writeUInt8(changed.readUInt8(index) ^ (1 << below(8)), index);
    }
    outcomes.add(await outcomeOf(a, ownBytes(changed)));
  }
  // What is sealed, and for which key, the relay cannot know; who it is for it can.
  const expected = ['accepted', 'invalid-request', 'stale-devices'];
  expect([...outcomes].filter((outcome) => !expected.includes(outcome))).toEqual([]);
  await rest[0]?.adapter.send([envelope(b, 'after all')], 'every-device');
  await eventually(() => b.texts.includes('after all'));
  expect(rest.flatMap(({ received }) => received)).toEqual([]);
  for (const client of [a, b, ...rest]) expect(client.states).toEqual(['connecting', 'online']);
});

import { expect, test } from 'vitest';
import { unknownPresence } from '#shared/model/presence.ts';
import type { PersonId } from '#shared/model/ids.ts';
import { eventually } from '#tests/support/eventually.ts';
import { TestCore } from '#tests/support/test-core.ts';
import { TestRelay } from '#tests/support/test-relay.ts';

interface Pair {
  readonly relay: TestRelay;
  readonly a: TestCore;
  readonly b: TestCore;
  readonly personA: PersonId;
  readonly personB: PersonId;
}

/** A JPEG as far as anybody here looks: its start, and a frame of this size. */
function jpeg(width: number, height: number): string {
  const bytes = Buffer.from([0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  bytes.writeUInt16BE(height, 7);
  bytes.writeUInt16BE(width, 9);
  return bytes.toString('base64');
}
const photo = jpeg(128, 128);
const own = { ...unknownPresence, availabilityUntil: null };
const words = { statusText: '', absence: null, availability: 'working', minutes: null } as const;

async function pair(): Promise<Pair> {
  const relay = await TestRelay.start();
  const [personA, personB] = relay.offered;
  if (personA === undefined || personB === undefined) throw new Error('nobody on offer');
  const a = await TestCore.enrolled(relay, personA);
  const b = await TestCore.enrolled(relay, personB);
  await a.conversationWith(personB);
  await b.conversationWith(personA);
  return { relay, a, b, personA, personB };
}

async function seen(core: TestCore, person: PersonId): Promise<unknown> {
  return (await core.services.presence.watch({ people: [person] })).presences[0]?.presence;
}

function heard(core: TestCore, name: 'changed' | 'peerTyping' | 'profileChanged'): readonly unknown[] {
  return core.events
    .filter((event) => event.domain === 'presence' && event.name === name)
    .map(({ payload }) => payload);
}

test('what somebody tells about themselves is seen by whoever looks, also after both have been away', async () => {
  const { relay, a, b, personB } = await pair();
  await b.services.presence.setProfile({ ...words, statusText: '예산 시즌', availability: 'do-not-disturb' });
  const expected = {
    ...unknownPresence,
    activity: 'active',
    statusText: '예산 시즌',
    availability: 'do-not-disturb',
  };
  await seen(a, personB);
  await eventually(async () => JSON.stringify(await seen(a, personB)).includes('예산 시즌'));
  expect(await seen(a, personB)).toEqual(expected);

  await relay.stop();
  await eventually(() => JSON.stringify(heard(a, 'changed').at(-1)).includes('"offline"'));
  // Said without a connection, and told with the next one.
  await b.services.presence.setProfile({ ...words, statusText: '조정 회의' });
  await relay.start();
  await eventually(async () => JSON.stringify(await seen(a, personB)).includes('조정 회의'));
  await b.reopen();
  expect(await b.services.presence.profile({})).toMatchObject({ statusText: '조정 회의' });
  expect([a.failures, b.failures]).toEqual([[], []]);
});

test('whoever is idle is away for the others and for oneself, and is so after a new connection too', async () => {
  const { relay, a, b, personB } = await pair();
  await seen(a, personB);
  expect(await b.services.presence.profile({})).toEqual({ ...own, activity: 'active' });
  b.raw.setActivity?.('away');
  expect(heard(b, 'profileChanged')).toEqual([{ ...own, activity: 'away' }]);
  const isAway = async (): Promise<boolean> => JSON.stringify(await seen(a, personB)).includes('"away"');
  await eventually(isAway);
  await relay.stop();
  await relay.start();
  await eventually(isAway);
  expect(await b.services.presence.setProfile(words)).toEqual({ ...own, activity: 'away' });
  b.raw.setActivity?.('active');
  expect(heard(b, 'profileChanged').at(-1)).toEqual({ ...own, activity: 'active' });
});

test('a photo is fetched once, is only ever a JPEG, and stays as long as it is the present one', async () => {
  const { relay, a, b, personA, personB } = await pair();
  await expect(
    b.services.presence.setPhoto({ photo: Buffer.from('<svg/>').toString('base64') }),
  ).rejects.toMatchObject({
    code: 'invalid-request',
  });
  // A small file that would fill the memory of everybody who sees it.
  await expect(b.services.presence.setPhoto({ photo: jpeg(23_000, 23_000) })).rejects.toMatchObject({
    code: 'invalid-request',
  });
  await b.services.presence.setPhoto({ photo });
  expect(await b.services.presence.photo({ person: personB })).toEqual({ photo });
  await seen(a, personB);
  await eventually(async () => (await a.services.presence.photo({ person: personB })).photo === photo);
  expect(await a.services.presence.photo({ person: personA })).toEqual({ photo: null });
  await relay.stop();
  expect(await a.services.presence.photo({ person: personB })).toEqual({ photo });
});

test('being not to be disturbed for an hour ends by itself, also when the hour ended while the program was closed', async () => {
  const relay = await TestRelay.start();
  const [personA] = relay.offered;
  if (personA === undefined) throw new Error('nobody on offer');
  let now = Date.now();
  const a = await TestCore.enrolled(relay, personA, { now: () => now });
  const profile = await a.services.presence.setProfile({
    ...words,
    availability: 'do-not-disturb',
    minutes: 60,
  });
  expect(profile).toMatchObject({ availability: 'do-not-disturb', availabilityUntil: now + 3_600_000 });
  await a.reopen();
  expect(await a.services.presence.profile({})).toMatchObject({ availability: 'do-not-disturb' });
  now += 3_600_001;
  await a.reopen();
  await eventually(async () => (await a.services.presence.profile({})).availability === 'working');
});

test('one who writes is shown in the conversation with them, once a while, and never in another', async () => {
  const { a, b, personA, personB } = await pair();
  const onA = (await a.conversationWith(personB)).id;
  const onB = (await b.conversationWith(personA)).id;
  for (let key = 0; key < 20; key++) await a.services.presence.typing({ conversation: onA });
  await eventually(() => heard(b, 'peerTyping').length > 0);
  expect(heard(b, 'peerTyping')).toEqual([{ conversation: onB }]);
  expect(heard(a, 'peerTyping')).toEqual([]);
});

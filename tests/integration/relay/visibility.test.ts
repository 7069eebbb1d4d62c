import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { json } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { ownBytes } from '#shared/model/bytes.ts';
import { personId, unitId, type PersonId } from '#shared/model/ids.ts';
import { noDetails, type DirectoryPerson } from '#shared/model/person.ts';
import { standardVisibility, type Audience, type Visibility } from '#relay/visibility.ts';
import { BackendClient } from '#tests/support/backend-client.ts';
import { eventually } from '#tests/support/eventually.ts';
import { TestRelay } from '#tests/support/test-relay.ts';
import { agencyOf, staffRecord } from '#tests/support/test-staff.ts';
import { wholeSource } from '#tests/support/whole-source.ts';

const ids = ['asking', 'colleague', 'stranger', 'nowhere'] as const;
/** Two agencies of one name: there is a 중구 in six cities. */
const units = ['here', 'there'].flatMap((agency, order) => [
  { id: unitId(agency), parent: null, name: '중구', order },
  { id: unitId(`${agency}-part`), parent: unitId(agency), name: '과', order: 0 },
]);
const unitOf = { asking: 'here-part', colleague: 'here', stranger: 'there-part', nowhere: null } as const;
const people = ids.map((id) => {
  const unit = unitOf[id];
  return staffRecord({
    id: personId(id),
    unit: unit === null ? null : unitId(unit),
    departments: ['중구', '과'],
    details: {
      ...noDetails,
      mobile: '010-0000-0000',
      phone: '044-000-1234',
      mail: 'a@b.example',
      workplace: '1층',
    },
  });
});

interface Clients {
  readonly relay: TestRelay;
  readonly of: Readonly<Record<(typeof ids)[number], BackendClient>>;
}

async function allEnrolled(visibility?: Visibility): Promise<Clients> {
  const relay = await TestRelay.start({
    agency: agencyOf('가온부', people, units),
    ...(visibility && { visibility }),
  });
  const configuration = { kind: 'relay', location: { kind: 'local', path: relay.path } } as const;
  const clients = await Promise.all(ids.map((id) => BackendClient.enrolled(configuration, personId(id))));
  return { relay, of: Object.fromEntries(ids.map((id, index) => [id, clients[index]])) as Clients['of'] };
}

async function directoryOf(
  client: BackendClient,
  since: string | null = null,
): Promise<{ readonly token: string; readonly people: ReadonlyMap<PersonId, DirectoryPerson> }> {
  const found = new Map<PersonId, DirectoryPerson>();
  let token = since ?? '';
  for await (const page of client.adapter.syncDirectory(since)) {
    for (const person of page.people) found.set(person.id, person);
    ({ token } = page);
  }
  return { token, people: found };
}

const all = (audience: Audience): Visibility => ({
  ...{ mobile: audience, phone: audience, mail: audience, duty: audience, photo: audience },
});
const open = {
  mobile: '010-0000-0000',
  phone: '044-000-1234',
  mail: 'a@b.example',
  duty: '업무',
  extension: '1234',
};
const shut = { mobile: null, phone: null, mail: null, duty: '', extension: '' };

function seen({ duty, extension, details: { mobile, phone, mail } }: DirectoryPerson): unknown {
  return { mobile, phone, mail, duty, extension };
}

test.each<[Audience, Readonly<Record<(typeof ids)[number], readonly string[]>>]>([
  ['everybody', { asking: ids, colleague: ids, stranger: ids, nowhere: ids }],
  [
    'own-agency',
    {
      ...{ asking: ['asking', 'colleague'], colleague: ['asking', 'colleague'] },
      // Two who are of no agency are not of the same one.
      ...{ stranger: ['stranger'], nowhere: ['nowhere'] },
    },
  ],
  ['nobody', { asking: ['asking'], colleague: ['colleague'], stranger: ['stranger'], nowhere: ['nowhere'] }],
])('what %s may see is what the relay gives, of each to each', async (audience, expected) => {
  const { of } = await allEnrolled(all(audience));
  const photo = ownBytes(randomBytes(20));
  const words = { statusText: '', absence: null, availability: 'working' } as const;
  for (const id of ids) await of[id].adapter.putProfile({ ...words, photo });
  for (const id of ids) {
    const { people: found } = await directoryOf(of[id]);
    of[id].adapter.watch(ids.map((other) => of[other].credential.account));
    await eventually(() => of[id].presences.size === ids.length);
    for (const other of ids) {
      const { account } = of[other].credential;
      const isOpen = expected[id].includes(other);
      const person = found.get(personId(other));
      expect(person && seen(person), `${id} of ${other}`).toEqual(isOpen ? open : shut);
      expect(person?.details.workplace).toBe('1층');
      expect(await of[id].adapter.fetchPhoto(account), `${id} of ${other}`).toEqual(isOpen ? photo : null);
      expect(of[id].presences.get(account)?.photo === null, `${id} of ${other}`).toBe(!isOpen);
    }
  }
});

test('each field by itself', async () => {
  for (const field of ['mobile', 'phone', 'mail', 'duty'] as const) {
    const { of } = await allEnrolled({ ...all('everybody'), [field]: 'own-agency' });
    const stranger = (await directoryOf(of.asking)).people.get(personId('stranger'));
    const hidden = field === 'phone' ? { phone: null, extension: '' } : { [field]: shut[field] };
    expect(stranger && seen(stranger), field).toEqual({ ...open, ...hidden });
  }
});

test('a decision that changes is sent to those who have everything else already, and is kept', async () => {
  const { relay, of } = await allEnrolled(all('everybody'));
  const first = await directoryOf(of.asking);
  const restart = async (visibility?: Visibility): Promise<void> => {
    await relay.stop();
    await relay.start(visibility === undefined ? {} : { visibility });
  };
  await restart({ ...all('everybody'), mobile: 'nobody' });
  const second = await directoryOf(of.asking, first.token);
  expect([...second.people.keys()].sort()).toEqual([...ids].sort());
  expect(second.people.get(personId('colleague'))?.details.mobile).toBeNull();
  await restart();
  const third = await directoryOf(of.asking, second.token);
  expect(third.people.size).toBe(0);
  expect((await directoryOf(of.asking)).people.get(personId('colleague'))?.details.mobile).toBeNull();
  await restart(all('everybody'));
  const fourth = await directoryOf(of.asking, third.token);
  expect(fourth.people.get(personId('colleague'))?.details.mobile).toBe('010-0000-0000');
});

test('whoever is transferred sees of both agencies what they may see now, and nothing else comes again', async () => {
  const { relay, of } = await allEnrolled({ ...all('everybody'), mobile: 'own-agency', photo: 'own-agency' });
  const photo = ownBytes(randomBytes(20));
  for (const id of ids)
    await of[id].adapter.putProfile({ statusText: '', absence: null, availability: 'working', photo });
  const first = await directoryOf(of.asking);
  const mobileOf = (id: string, { people: found }: typeof first): string | null | undefined =>
    found.get(personId(id))?.details.mobile;
  expect([mobileOf('colleague', first), mobileOf('stranger', first)]).toEqual(['010-0000-0000', null]);
  const watched = [of.colleague.credential.account, of.stranger.credential.account];
  const shownPhotos = (): readonly boolean[] =>
    watched.map((account) => of.asking.presences.get(account)?.photo !== null);
  of.asking.adapter.watch(watched);
  await eventually(() => of.asking.presences.size === watched.length);
  expect(shownPhotos()).toEqual([true, false]);

  const moved = people.map((one) => (one.id === 'asking' ? { ...one, unit: unitId('there-part') } : one));
  await relay.importDirectory(wholeSource(units, moved));
  // Without their asking.
  await eventually(() => shownPhotos().join() === 'false,true');
  const second = await directoryOf(of.asking, first.token);
  expect([mobileOf('colleague', second), mobileOf('stranger', second)]).toEqual([null, '010-0000-0000']);
  expect([...second.people.keys()].sort()).toEqual(['asking', 'colleague', 'stranger']);
  expect(await of.asking.adapter.fetchPhoto(of.colleague.credential.account)).toBeNull();
  expect(await of.asking.adapter.fetchPhoto(of.stranger.credential.account)).toEqual(photo);
  expect((await directoryOf(of.asking, second.token)).people.size).toBe(0);
  // Of whoever was transferred others see more or less, too.
  const former = await directoryOf(of.colleague, (await directoryOf(of.colleague)).token);
  expect(former.people.size).toBe(0);
  expect(mobileOf('asking', await directoryOf(of.colleague))).toBeNull();

  // Their whole department goes back, and none of their own words is different.
  await relay.importDirectory(
    wholeSource(
      units.map((unit) => (unit.id === 'there-part' ? { ...unit, parent: unitId('here') } : unit)),
      moved,
    ),
  );
  const third = await directoryOf(of.asking, second.token);
  expect([mobileOf('colleague', third), mobileOf('stranger', third)]).toEqual([
    '010-0000-0000',
    '010-0000-0000',
  ]);
});

test('whoever has left or retired gets neither directory nor photos, and is told of nobody; their mail stays theirs', async () => {
  const { relay, of } = await allEnrolled(all('everybody'));
  const photo = ownBytes(randomBytes(20));
  await of.colleague.adapter.putProfile({
    ...{ statusText: '', absence: null },
    availability: 'working',
    photo,
  });
  const { token } = await directoryOf(of.asking);
  const retired = people.map((one) =>
    one.id === 'asking' ? { ...one, employment: { kind: 'retired' } as const } : one,
  );
  const account = of.colleague.credential.account;
  for (const now of [people.slice(1), retired]) {
    await relay.importDirectory(wholeSource(units, now));
    await expect(directoryOf(of.asking, token)).rejects.toThrow('not-serving');
    await expect(directoryOf(of.asking)).rejects.toThrow('not-serving');
    await expect(of.asking.adapter.fetchPhoto(account)).rejects.toThrow('not-serving');
    of.asking.adapter.watch([account]);
    // What comes after it on the same connection is answered after it.
    const { length } = of.asking.typing;
    of.asking.adapter.tellTyping(of.asking.credential.account);
    await eventually(() => of.asking.typing.length > length);
    expect(of.asking.presences.size).toBe(0);
    expect(of.asking.states.at(-1)).toBe('online');
  }
  await relay.importDirectory(wholeSource(units, people));
  expect((await directoryOf(of.asking, token)).people.has(personId('asking'))).toBe(true);
  of.asking.adapter.watch([account]);
  await eventually(() => of.asking.presences.size === 1);
});

test('where nothing was decided, mobile numbers stay within the agency', async () => {
  const { of } = await allEnrolled();
  const { people: found } = await directoryOf(of.asking);
  expect(found.get(personId('colleague'))?.details.mobile).toBe('010-0000-0000');
  expect(found.get(personId('stranger'))).toMatchObject({ details: { mobile: null, phone: '044-000-1234' } });
  expect(standardVisibility.mobile).toBe('own-agency');
});

test('whoever comes without an account sees what everybody may see', async () => {
  const relay = await TestRelay.start({
    agency: agencyOf('가온부', people, units),
    visibility: { ...all('everybody'), duty: 'own-agency', phone: 'nobody' },
  });
  const answer = await new Promise((resolve, reject) => {
    request({ socketPath: relay.path, path: '/v1/offers' }, (response) => {
      json(response).then(resolve, reject);
    })
      .on('error', reject)
      .end();
  });
  expect(answer).toMatchObject({ offers: ids.map((id) => ({ person: { id, duty: '', extension: '' } })) });
});

import { expect, test } from 'vitest';
import { AppError } from '#shared/errors/app-error.ts';
import type { AccountId, PersonId } from '#shared/model/ids.ts';
import { standardLimits } from '#relay/gateway/limits/gateway-limits.ts';
import { directoryPage } from '#tests/support/directory-page.ts';
import { eventually } from '#tests/support/eventually.ts';
import { overriding } from '#tests/support/override-backend.ts';
import { salvageStorage } from '#core/storage/index.ts';
import { BackendClient } from '#tests/support/backend-client.ts';
import { withDatabase } from '#tests/support/profile-database.ts';
import { createRoom, linesOn, roomOffice, roomOn, textsOn } from '#tests/support/rooms/room-office.ts';

test('what one member writes all others read, once', async () => {
  const { cores, people } = await roomOffice();
  const [a, b, c] = cores;
  const room = await createRoom(a, [people[1], people[2]], '예산 협의');
  expect(room).toMatchObject({ name: '예산 협의', memberCount: 3, role: 'owner' });
  await a.send(room.id, '모두 안녕하세요');
  for (const core of [b, c]) {
    expect(await roomOn(core, room.id)).toMatchObject({ name: '예산 협의', memberCount: 3, role: 'member' });
    await eventually(async () => (await textsOn(core, room.id)).includes('모두 안녕하세요'));
  }
  await b.send(room.id, '네, 반갑습니다');
  for (const core of [a, c])
    await eventually(async () => (await textsOn(core, room.id)).includes('네, 반갑습니다'));
  for (const core of [a, b, c]) {
    expect(await textsOn(core, room.id)).toEqual(['모두 안녕하세요', '네, 반갑습니다']);
    expect(await linesOn(core, room.id)).toEqual(['created 2']);
  }
  const [received] = (await c.messages(room.id)).filter(({ kind }) => kind === 'text');
  expect(received).toMatchObject({ state: 'received', author: { personId: people[0] } });
  expect(cores.flatMap(({ failures }) => failures)).toEqual([]);
});

test('whoever comes in later sees nothing older, and whoever goes nothing newer', async () => {
  const { cores, people } = await roomOffice();
  const [a, b, c, d] = cores;
  const room = await createRoom(a, [people[1], people[2]]);
  await a.send(room.id, '이전');
  await eventually(async () => (await textsOn(c, room.id)).includes('이전'));
  await b.services.groups.invite({ conversation: room.id, people: [people[3]] });
  await roomOn(d, room.id);
  await eventually(async () => (await a.rooms())[0]?.memberCount === 4);
  await a.send(room.id, '함께');
  await eventually(async () => (await textsOn(d, room.id)).includes('함께'));
  expect(await textsOn(d, room.id)).toEqual(['함께']);
  expect(await linesOn(d, room.id)).toEqual(['invited 1']);

  await a.services.groups.remove({ conversation: room.id, person: people[2] });
  await eventually(async () => (await roomOn(c, room.id)).role === null);
  await eventually(async () => (await roomOn(b, room.id)).memberCount === 3);
  await b.send(room.id, '셋이서');
  await eventually(async () => (await textsOn(d, room.id)).includes('셋이서'));
  await a.send(room.id, '끝');
  await eventually(async () => (await textsOn(d, room.id)).includes('끝'));
  expect(await textsOn(c, room.id)).toEqual(['이전', '함께']);
  await expect(c.send(room.id, '나도')).rejects.toMatchObject({ code: 'not-allowed' });
  expect(cores.flatMap(({ failures }) => failures)).toEqual([]);
});

test('an own leave is told to all, and the room stays to be read', async () => {
  const { cores, people } = await roomOffice();
  const [a, b, c] = cores;
  const room = await createRoom(a, [people[1], people[2]]);
  await roomOn(b, room.id);
  await roomOn(c, room.id);
  expect(await a.services.groups.leave({ conversation: room.id })).toMatchObject({
    role: null,
    memberCount: 2,
  });
  await eventually(async () => (await roomOn(b, room.id)).memberCount === 2);
  // The owner has left: the first member follows.
  await eventually(async () => (await roomOn(b, room.id)).role === 'owner');
  await b.send(room.id, '이제 둘');
  await eventually(async () => (await textsOn(c, room.id)).includes('이제 둘'));
  expect(await textsOn(a, room.id)).toEqual([]);
});

test('rules hold: in a room for announcements managers alone write, and nobody acts beyond their role', async () => {
  const { cores, people } = await roomOffice();
  const [a, b, c] = cores;
  const room = await createRoom(a, [people[1], people[2]], '공지');
  await roomOn(b, room.id);
  await a.services.groups.setRole({ conversation: room.id, person: people[1], role: 'manager' });
  await a.services.groups.setRules({
    conversation: room.id,
    rules: { write: 'managers', invite: 'managers' },
  });
  await eventually(async () => (await roomOn(c, room.id)).rules.write === 'managers');
  await expect(c.send(room.id, '질문')).rejects.toMatchObject({ code: 'not-allowed' });
  await expect(
    c.services.groups.invite({ conversation: room.id, people: [people[3]] }),
  ).rejects.toMatchObject({ code: 'not-allowed' });
  await eventually(async () => (await roomOn(b, room.id)).role === 'manager');
  await b.send(room.id, '공지합니다');
  await eventually(async () => (await textsOn(c, room.id)).includes('공지합니다'));
  const { members } = await c.services.groups.members({ conversation: room.id, limit: 50 });
  expect(members.map(({ person, role, self }) => [person.id, role, self])).toEqual([
    [people[0], 'owner', false],
    [people[1], 'manager', false],
    [people[2], 'member', true],
  ]);
});

test('what is written and changed without a connection reaches everybody, in order', async () => {
  const { relay, cores, people } = await roomOffice();
  const [a, b] = cores;
  const room = await createRoom(a, [people[1], people[2]]);
  await roomOn(b, room.id);
  await relay.stop();
  await a.send(room.id, '하나');
  await a.services.groups.rename({ conversation: room.id, name: '새 이름' });
  await a.send(room.id, '둘');
  await a.reopen();
  await relay.start();
  await eventually(async () => (await textsOn(b, room.id)).length === 2);
  expect(await textsOn(b, room.id)).toEqual(['하나', '둘']);
  expect((await roomOn(b, room.id)).name).toBe('새 이름');
  await eventually(async () =>
    (await a.messages(room.id)).every(({ state }) => state === 'sent') ? true : null,
  );
});

test('a member whose mailbox is full keeps the message from nobody else, and has it once there is room', async () => {
  let full: string | null = null;
  let isFull = true;
  const wrapBackend = overriding((real) => ({
    send: (envelopes, coverage) => {
      full ??= envelopes[0]?.to.account ?? null;
      if (isFull && envelopes.some(({ to }) => to.account === full))
        return Promise.reject(new AppError('mailbox-full'));
      return real.send(envelopes, coverage);
    },
  }));
  const { cores, people } = await roomOffice({ wrapBackend });
  const [a, b, c, d] = cores;
  const room = await createRoom(c, [people[0], people[1], people[3]]);
  await c.send(room.id, '하나');
  const readers = async (text: string): Promise<number> => {
    const texts = await Promise.all(
      [a, b, d].map((core) => textsOn(core, room.id).catch((): readonly string[] => [])),
    );
    return texts.filter((known) => known.includes(text)).length;
  };
  await eventually(async () => (await readers('하나')) === 2);
  isFull = false;
  await c.send(room.id, '둘');
  await eventually(async () => (await readers('둘')) === 3);
  await eventually(async () => (await readers('하나')) === 3);
  expect(c.failures).toEqual([]);
});

test('a member whose mailbox was full when all had the key already gets the message once there is room', async () => {
  const alone: string[] = [];
  let full: readonly AccountId[] = [];
  const wrapBackend = overriding((real) => ({
    send: (envelopes, coverage) => {
      alone.push(...envelopes.map(({ to }) => to.account));
      return real.send(envelopes, coverage);
    },
    sendMulti: async (id, message) => ({ ...(await real.sendMulti(id, message)), full }),
  }));
  const { cores, people } = await roomOffice({ wrapBackend });
  const [a, b, c] = cores;
  const room = await createRoom(c, [people[0], people[1]]);
  await c.send(room.id, '하나');
  for (const core of [a, b])
    await eventually(async () => (await textsOn(core, room.id).catch(() => [])).length === 1);
  const [account] = alone;
  if (account === undefined) throw new Error('nobody got the key');
  alone.length = 0;
  full = [account as AccountId];
  await c.send(room.id, '둘');
  // Whoever the relay names is sent it alone; who has it already has it once.
  await eventually(() => Promise.resolve(alone.includes(account)));
  for (const core of [a, b]) await eventually(async () => (await textsOn(core, room.id)).includes('둘'));
  await c.send(room.id, '셋');
  for (const core of [a, b]) {
    await eventually(async () => (await textsOn(core, room.id)).includes('셋'));
    expect(await textsOn(core, room.id)).toEqual(['하나', '둘', '셋']);
  }
});

test('a first post to more strangers than the relay gives keys for at once goes on where it stopped', async () => {
  const bundles = { capacity: 1, perSecond: 5 };
  const limits = { ...standardLimits, bundles };
  const { cores, people } = await roomOffice({}, {}, { limits });
  const [a, b, c, d] = cores;
  const room = await createRoom(a, [people[1], people[2], people[3]]);
  await a.send(room.id, '처음 뵙겠습니다');
  for (const core of [b, c, d])
    await eventually(async () => (await textsOn(core, room.id).catch(() => [])).length === 1);
  expect(a.failures).toEqual([]);
  const told = a.events.flatMap((event) => (event.name === 'keysShared' ? [event.payload] : []));
  expect(told.at(0)).toMatchObject({ done: 0 });
  expect(told.at(-1)?.done).toBe(told.at(-1)?.of);
});

test('whoever leaves the directory stays a member by name until a manager removes them', async () => {
  let removed: PersonId[] = [];
  const wrapBackend = overriding((real) => ({
    syncDirectory: async function* (token) {
      if (removed.length === 0) yield* real.syncDirectory(token);
      else yield await Promise.resolve(directoryPage({ removed, token: '999999' }));
    },
  }));
  const { cores, people } = await roomOffice({}, { wrapBackend });
  const [a, b] = cores;
  const room = await createRoom(a, [people[1], people[2]]);
  await roomOn(b, room.id);
  removed = [people[2]];
  await a.reopen();
  const members = async () => a.services.groups.members({ conversation: room.id, limit: 50 });
  await eventually(async () => (await members()).gone === 1);
  const { members: all } = await members();
  expect(all.map(({ person, gone }) => [person.id, gone])).toEqual([
    [people[0], false],
    [people[1], false],
    [people[2], true],
  ]);
  expect(all[2]?.person.name).not.toBe('?');
  await expect(b.services.groups.removeGone({ conversation: room.id })).resolves.toMatchObject({
    memberCount: 3,
  });
  expect(await a.services.groups.removeGone({ conversation: room.id })).toMatchObject({ memberCount: 2 });
  await eventually(async () => (await roomOn(b, room.id)).memberCount === 2);
  expect((await members()).gone).toBe(0);
});

test('a salvage that lost who is in a room keeps nobody out of it', async () => {
  const { cores, people } = await roomOffice();
  const [a, b, c] = cores;
  const room = await createRoom(a, [people[1], people[2]]);
  await roomOn(c, room.id);
  await b.send(room.id, '하나');
  await eventually(async () => (await textsOn(c, room.id)).length === 1);
  await c.close();
  withDatabase(c, (database) => database.exec('DELETE FROM room_members; DELETE FROM rooms'));
  const { databaseFile, databaseKey } = c.options;
  if (databaseKey === null) throw new Error('the core has no key');
  salvageStorage(databaseFile, databaseKey);
  await c.reopen();
  await b.send(room.id, '둘');
  await eventually(async () => (await textsOn(c, room.id)).length === 2);
  expect(await roomOn(c, room.id)).toMatchObject({ memberCount: 3, role: 'member' });
});

test('a room that somebody made who has another account by now is one for whoever comes in later', async () => {
  const { relay, cores, people } = await roomOffice();
  const [a, b, c] = cores;
  const room = await createRoom(a, [people[1]]);
  await roomOn(b, room.id);
  await a.services.groups.setRole({ conversation: room.id, person: people[1], role: 'manager' });
  await eventually(async () => (await roomOn(b, room.id)).role === 'manager');
  await a.close();
  // The account that has made the room is closed, and nobody but the second has ever met it.
  const backend = { kind: 'relay', location: { kind: 'local', path: relay.path } } as const;
  await BackendClient.enrolledBy(backend, { kind: 'invitation', code: relay.invite(people[0]) });
  await b.services.groups.invite({ conversation: room.id, people: [people[2]] });
  await b.send(room.id, '어서 오세요');
  await eventually(async () =>
    (await textsOn(c, room.id).catch((): readonly string[] => [])).includes('어서 오세요'),
  );
  expect(await linesOn(c, room.id)).toEqual(['invited 1']);
});

test('what is written before the keys of earlier authors are known is shown once they are', async () => {
  let gate = Promise.resolve();
  const wrapBackend = overriding((real) => ({
    fetchDevices: (account) => gate.then(() => real.fetchDevices(account)),
  }));
  const { cores, people } = await roomOffice({ wrapBackend });
  const [a, b, c] = cores;
  const room = await createRoom(a, [people[1], people[3]]);
  await roomOn(b, room.id);
  const { promise, resolve } = Promise.withResolvers<undefined>();
  gate = promise.then(() => undefined);
  await b.services.groups.invite({ conversation: room.id, people: [people[2]] });
  await b.send(room.id, '바로 쓴 글');
  await eventually(async () => (await b.messages(room.id)).every(({ state }) => state !== 'sending'));
  await new Promise((wait) => setTimeout(wait, 1_000));
  resolve(undefined);
  await eventually(async () => (await textsOn(c, room.id)).includes('바로 쓴 글'));
});

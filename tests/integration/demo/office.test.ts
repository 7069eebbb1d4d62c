import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ownBytes } from '#shared/model/bytes.ts';
import type { PersonId } from '#shared/model/ids.ts';
import type { Conversation } from '#shared/model/conversation.ts';
import type { Message } from '#shared/model/message.ts';
import { presenceLook, type Presence } from '#shared/model/presence.ts';
import { Office, type OfficeOptions } from '#demo/office.ts';
import { answersTo, demoScenes } from '#demo/script/scenes.ts';
import { scriptClock, type ScriptClock } from '#demo/script-clock.ts';
import { demoColleagues } from '#relay/demo/demo-agency.ts';
import { eventually } from '#tests/support/eventually.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { TestCore } from '#tests/support/test-core.ts';
import { TestRelay } from '#tests/support/test-relay.ts';

const noon = Date.parse('2026-06-10T12:00:00+09:00');
const evening = Date.parse('2026-06-10T20:00:00+09:00');
/** A minute of the script in less than two seconds. */
const speed = 40;
const [greeter, second] = demoColleagues() as readonly [PersonId, PersonId];

interface OpenOffice {
  readonly office: Office;
  readonly options: OfficeOptions;
  readonly failures: unknown[];
}

async function openOffice(relay: TestRelay, changes: Partial<OfficeOptions> = {}): Promise<OpenOffice> {
  const failures: unknown[] = [];
  const options: OfficeOptions = {
    people: [greeter, second],
    folder: join(temporaryFolder(), 'colleagues'),
    key: ownBytes(randomBytes(32)),
    socket: relay.path,
    clock: scriptClock(noon, speed),
    keepsHours: true,
    invite: (person) => Promise.resolve(relay.invite(person)),
    onFailure: (error) => failures.push(error),
    pauseMs: 0,
    ...changes,
  };
  const office = new Office(options);
  onTestFinished(() => office.close());
  await office.open();
  return { office, options, failures };
}

async function newcomer(relay: TestRelay): Promise<TestCore> {
  const [person] = relay.offered;
  if (person === undefined) throw new Error('nobody on offer');
  return TestCore.enrolled(relay, person);
}

const textsFrom = (messages: readonly Message[], from: 'me' | 'peer'): readonly string[] =>
  messages.filter(({ author }) => (author === null) === (from === 'me')).map(({ text }) => text);

async function rowOf(core: TestCore, person: PersonId): Promise<Conversation> {
  return eventually(async () => (await core.conversations()).find(({ peer }) => peer.id === person));
}

test('whoever signs in is greeted by one colleague, writes to another, and gets an answer', async () => {
  const relay = await TestRelay.start();
  const { failures } = await openOffice(relay);
  expect(relay.offered).not.toContain(greeter);
  const person = await newcomer(relay);

  const row = await rowOf(person, greeter);
  await eventually(async () => (await person.messages(row.id)).length === demoScenes.welcome.length);
  const [first] = await person.messages(row.id);
  const { self } = await person.services.app.status({});
  expect(first?.text).toContain(`${self?.name ?? '?'} `);

  const conversation = await person.conversationWith(second);
  await person.send(conversation.id, '6쪽 예산 확인 부탁드립니다.');
  const answer = await eventually(
    async () => textsFrom(await person.messages(conversation.id), 'peer')[0],
    15_000,
  );
  expect(demoScenes.scenes[0]?.answers).toContain(answer);
  // Whoever answers has read what was written, and says so.
  await eventually(
    async () =>
      (await person.messages(conversation.id)).find(({ author }) => author === null)?.state === 'read',
    15_000,
  );
  // Nobody else has anything to say, and nobody answers a colleague.
  expect(await person.conversations()).toHaveLength(2);
  expect(failures).toEqual([]);
});

test('after hours one gets one sentence about it, and the answer in the morning, also from those who start anew then', async () => {
  const relay = await TestRelay.start();
  const closed = await openOffice(relay, { people: [greeter], clock: scriptClock(evening, speed) });
  const person = await newcomer(relay);
  const { id } = await rowOf(person, greeter);
  await eventually(async () => (await person.messages(id)).length === demoScenes.welcome.length);
  for (const text of ['회의 몇 시인가요?', '급합니다.']) await person.send(id, text);
  const said = async (): Promise<readonly string[]> =>
    textsFrom(await person.messages(id), 'peer').slice(demoScenes.welcome.length);
  await eventually(async () => (await said()).length > 0);
  expect(demoScenes.absence).toContain((await said())[0]);
  await closed.office.close();

  // The next morning the same colleague sits down again, with what it has kept.
  await openOffice(relay, { ...closed.options, clock: scriptClock(noon, 400) });
  await eventually(async () => (await said()).length === 2, 15_000);
  expect(answersTo(demoScenes, '회의', 0)).toContain((await said())[1]);
  expect(closed.failures).toEqual([]);
});

test('a colleague who was not spoken to begins, and goes on as in a talk', async () => {
  const relay = await TestRelay.start();
  const person = await newcomer(relay);
  // An hour of the script in four seconds.
  const { failures } = await openOffice(relay, { clock: scriptClock(noon, 900) });
  const row = await eventually(
    async () => (await person.conversations()).find(({ peer }) => peer.id === second),
    15_000,
  );
  const said = async (): Promise<readonly string[]> => textsFrom(await person.messages(row.id), 'peer');
  await eventually(async () => (await said()).length > 0, 15_000);
  expect(demoScenes.unasked[1]).toContain((await said())[0]);
  await person.send(row.id, '네, 알겠습니다.');
  await eventually(async () => (await said()).length > 1, 15_000);
  expect(answersTo(demoScenes, '네', 1)).toContain((await said())[1]);
  expect(failures).toEqual([]);
});

test('what a colleague has kept of a relay that is gone is thrown away', async () => {
  const former = await TestRelay.start();
  const { office, options } = await openOffice(former, { people: [greeter] });
  await office.close();
  await former.stop();
  rmSync(former.options.folder, { recursive: true });
  await former.start();

  const { failures } = await openOffice(former, options);
  const person = await newcomer(former);
  expect(await rowOf(person, greeter)).toMatchObject({ peer: { id: greeter } });
  expect(failures).toEqual([]);
});

test('colleagues show who they are, and are at their desks in office hours only', async () => {
  const relay = await TestRelay.start();
  const everybody = demoColleagues();
  const clock = leapingClock(noon);
  const { failures } = await openOffice(relay, { people: everybody, clock });
  const person = await newcomer(relay);
  const seen = async (): Promise<readonly Presence[]> =>
    (await person.services.presence.watch({ people: [...everybody] })).presences.map(
      ({ presence }) => presence,
    );
  const today = '2026-06-10';
  await eventually(async () => (await seen()).every(({ activity }) => activity === 'active'));
  const looks = (await seen()).map((presence) => presenceLook(presence, today));
  expect(new Set(looks)).toEqual(new Set(['on', 'away', 'dnd']));
  expect((await seen()).filter(({ photo }) => photo !== null)).toHaveLength(2);
  expect((await person.services.presence.photo({ person: greeter })).photo).not.toBeNull();
  clock.leap(evening - noon);
  await eventually(async () => (await seen()).every(({ activity }) => activity === 'away'), 15_000);
  expect(failures).toEqual([]);
});

/** A clock that goes as the PC's does, and on by hours when it is told: however long it takes until everybody is there. */
function leapingClock(start: number): ScriptClock & { readonly leap: (ms: number) => void } {
  const steady = scriptClock(start);
  let leapt = 0;
  const now = (): number => steady.now() + leapt;
  return {
    now,
    leap: (ms) => (leapt += ms),
    at: (time, call) => {
      const timer = setInterval(() => {
        if (now() < time) return;
        clearInterval(timer);
        call();
      }, 10);
      return () => {
        clearInterval(timer);
      };
    },
  };
}

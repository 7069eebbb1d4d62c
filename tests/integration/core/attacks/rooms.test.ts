import { expect, test } from 'vitest';
import type { IncomingEnvelope } from '#shared/backend/envelope.ts';
import { sealedEnvelope } from '#shared/wire/envelope-type.ts';
import type { BackendAdapter } from '#shared/backend/adapter.ts';
import { eventually } from '#tests/support/eventually.ts';
import { overriding } from '#tests/support/override-backend.ts';
import { createRoom, linesOn, roomOffice, roomOn, textsOn } from '#tests/support/rooms/room-office.ts';

test('a change that a relay keeps back is noticed by what comes after it, and had from a member', async () => {
  const relay = new Thief();
  const { cores, people } = await roomOffice({ wrapBackend: (backend) => relay.wrap(backend) });
  const [a, b, c] = cores;
  const room = await createRoom(a, [people[1], people[2]]);
  await roomOn(c, room.id);
  relay.steals = true;
  await a.services.groups.rename({ conversation: room.id, name: '새 이름' });
  await eventually(async () => (await roomOn(b, room.id)).name === '새 이름');
  await eventually(() => Promise.resolve(relay.stolen.length > 0));
  relay.steals = false;
  expect((await roomOn(c, room.id)).name).toBe('');
  await b.send(room.id, '이름이 바뀌었네요');
  await eventually(async () => (await textsOn(c, room.id)).length === 1);
  await eventually(async () => (await roomOn(c, room.id)).name === '새 이름');
  expect(await linesOn(c, room.id)).toEqual(['created 2', 'renamed 0']);
});

test('what is sent again to many is there once', async () => {
  const relay = new Thief();
  const { cores, people } = await roomOffice({ wrapBackend: (backend) => relay.wrap(backend) });
  const [a, , c] = cores;
  const room = await createRoom(a, [people[1], people[2]]);
  await roomOn(c, room.id);
  await a.send(room.id, '한 번만');
  await eventually(async () => (await textsOn(c, room.id)).length === 1);
  // Every envelope so far once more, as new ones with the same and with other ids.
  relay.replay();
  await a.send(room.id, '그다음');
  await eventually(async () => (await textsOn(c, room.id)).includes('그다음'));
  expect(await textsOn(c, room.id)).toEqual(['한 번만', '그다음']);
  expect(await linesOn(c, room.id)).toEqual(['created 2']);
});

test('two managers at once: everybody comes to the same room', async () => {
  const { relay, cores, people } = await roomOffice();
  const [a, b, c, d] = cores;
  const room = await createRoom(a, [people[1], people[2], people[3]]);
  for (const core of [b, c, d]) await roomOn(core, room.id);
  await a.services.groups.setRole({ conversation: room.id, person: people[1], role: 'manager' });
  await eventually(async () => (await roomOn(b, room.id)).role === 'manager');
  await relay.stop();
  await a.services.groups.remove({ conversation: room.id, person: people[2] });
  await a.services.groups.rename({ conversation: room.id, name: '가' });
  await b.services.groups.rename({ conversation: room.id, name: '나' });
  await b.services.groups.remove({ conversation: room.id, person: people[2] });
  await b.services.groups.invite({ conversation: room.id, people: [people[2]] });
  await relay.start();
  await eventually(async () => (await roomOn(c, room.id)).role === null);
  const shown = async (): Promise<readonly unknown[]> =>
    Promise.all(
      [a, b, d].map(async (core) => {
        const { name, memberCount } = await roomOn(core, room.id);
        return [name, memberCount];
      }),
    );
  await eventually(async () => new Set((await shown()).map((one) => JSON.stringify(one))).size === 1);
  expect((await roomOn(d, room.id)).memberCount).toBe(3);
});

test('what cannot be opened is asked for and comes to whom it was for', async () => {
  const relay = new Thief();
  const { cores, people } = await roomOffice({ wrapBackend: (backend) => relay.wrap(backend) });
  const [a, , c] = cores;
  const room = await createRoom(a, [people[1], people[2]]);
  await roomOn(c, room.id);
  relay.garbles = true;
  await a.send(room.id, '깨진 채로 온 글');
  await eventually(() => Promise.resolve(relay.stolen.length > 0));
  relay.garbles = false;
  await eventually(async () => (await textsOn(c, room.id)).includes('깨진 채로 온 글'));
  await a.send(room.id, '그다음');
  await eventually(async () => (await textsOn(c, room.id)).includes('그다음'));
  expect(await textsOn(c, room.id)).toEqual(['깨진 채로 온 글', '그다음']);
});

test('all that cannot be opened comes again, also beyond what is answered at once', async () => {
  const relay = new Thief();
  const { cores, people } = await roomOffice(
    { wrapBackend: (backend) => relay.wrap(backend) },
    { answered: { count: 2, windowMs: 200 }, upkeepMs: 100 },
  );
  const [a, , c] = cores;
  const room = await createRoom(a, [people[1], people[2]]);
  await roomOn(c, room.id);
  await a.send(room.id, '하나');
  await eventually(async () => (await textsOn(c, room.id)).length === 1);
  relay.garbles = true;
  const texts = Array.from({ length: 7 }, (_, index) => `깨진 글 ${String(index)}`);
  for (const text of texts) await a.send(room.id, text);
  await eventually(() => Promise.resolve(relay.stolen.length >= texts.length));
  relay.garbles = false;
  await eventually(async () => (await textsOn(c, room.id)).length === 8);
  await a.send(room.id, '끝');
  await eventually(async () => (await textsOn(c, room.id)).length === 9);
  expect(await textsOn(c, room.id)).toEqual(['하나', ...texts, '끝']);
});

test('what somebody wrote while they might is shown, also where it comes after the change by which they may not', async () => {
  const relay = new Thief();
  const { cores, people } = await roomOffice({ wrapBackend: (backend) => relay.wrap(backend) });
  const [a, b, c] = cores;
  const room = await createRoom(a, [people[1], people[2]]);
  await roomOn(b, room.id);
  await roomOn(c, room.id);
  await b.send(room.id, '하나');
  await eventually(async () => (await textsOn(c, room.id)).length === 1);
  relay.holds = true;
  await b.send(room.id, '공지방이 되기 전');
  await eventually(async () => (await b.messages(room.id)).every(({ state }) => state !== 'sending'));
  await a.services.groups.setRules({
    conversation: room.id,
    rules: { write: 'managers', invite: 'everybody' },
  });
  await eventually(() => Promise.resolve(relay.held.length === 2));
  relay.release();
  await eventually(async () => (await roomOn(c, room.id)).rules.write === 'managers');
  await eventually(async () => (await textsOn(c, room.id)).length === 2);
  expect(await textsOn(c, room.id)).toEqual(['하나', '공지방이 되기 전']);
});

/** A relay that keeps back, garbles or repeats what was sealed for many, as one core sees it. */
class Thief {
  steals = false;
  garbles = false;
  holds = false;
  readonly stolen: IncomingEnvelope[] = [];
  readonly held: IncomingEnvelope[] = [];
  readonly #seen: IncomingEnvelope[] = [];
  #deliver: (envelopes: readonly IncomingEnvelope[]) => void = () => undefined;
  #sequence = 1_000_000;

  wrap(backend: BackendAdapter): BackendAdapter {
    return overriding((real) => ({
      connect: (credential, handlers) => {
        this.#deliver = handlers.onEnvelopes;
        real.connect(credential, {
          ...handlers,
          onEnvelopes: (envelopes) => {
            this.#seen.push(...envelopes);
            const passed = envelopes.flatMap((envelope) => this.#pass(envelope));
            if (passed.length > 0) handlers.onEnvelopes(passed);
          },
        });
      },
    }))(backend);
  }

  replay(): void {
    const again = this.#seen.map((envelope) => ({ ...envelope, sequence: this.#sequence++ }));
    const renamed = again.map((envelope) => ({
      ...envelope,
      sequence: this.#sequence++,
      id: envelope.id.replace(/^./, (digit) => (digit === '0' ? '1' : '0')) as IncomingEnvelope['id'],
    }));
    this.#deliver([...again, ...renamed]);
  }

  /** What was held comes, the last first. */
  release(): void {
    this.holds = false;
    this.#deliver(this.held.toReversed());
  }

  #pass(envelope: IncomingEnvelope): readonly IncomingEnvelope[] {
    if (this.holds) {
      this.held.push(envelope);
      return [];
    }
    if (envelope.type !== sealedEnvelope || !(this.steals || this.garbles)) return [envelope];
    this.stolen.push(envelope);
    if (this.steals) return [];
    const ciphertext = envelope.ciphertext.map((byte, place) => (place === 60 ? byte ^ 1 : byte));
    return [{ ...envelope, ciphertext }];
  }
}

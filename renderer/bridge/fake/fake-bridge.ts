import { AppError } from '#shared/errors/app-error.ts';
import type { NaraeBridge } from '#shared/ipc/bridge.ts';
import { channelTable, type DomainName } from '#shared/ipc/channel-table.ts';
import type { AppStatus } from '#shared/model/app-status.ts';
import type { EnrolmentOffer } from '#shared/model/enrolment-offer.ts';
import type { PersonId } from '#shared/model/ids.ts';
import { createFakeChats } from './fake-chats.ts';
import { createFakeDirectory } from './fake-directory.ts';
import { createFakeDiagnostics } from './fake-diagnostics.ts';
import { createFakeEvents } from './fake-events.ts';
import { createFakeGroups } from './fake-groups.ts';
import { createFakePresence } from './fake-presence.ts';
import { createFakeRecovery } from './fake-recovery.ts';
import { addRooms } from './fake-rooms.ts';
import { createFakePreferences, createFakeSettings, createFakeWindows } from './fake-shell.ts';
import { createFakeWorld } from './fake-world.ts';
import { fixture } from './fixture.ts';
import { readScene, type Scene } from './scene.ts';

type Handler = (input: never) => unknown;

/** A bridge that plays the scene which the address asks for. */
export function createFakeBridge(parameters: URLSearchParams): NaraeBridge {
  const scene = readScene(parameters);
  const world = createFakeWorld(scene.name);
  if (scene.name === 'rooms' || scene.name === 'members-error') addRooms(world);
  const events = createFakeEvents();
  let status = scene.status;
  const changeStatus = (change: Partial<AppStatus>): AppStatus => {
    status = { ...status, ...change };
    events.emit('app', 'statusChanged', status);
    return status;
  };

  const enrol = (as: { readonly person: PersonId } | { readonly invitation: string }): AppStatus => {
    if ('invitation' in as && !as.invitation.startsWith('A')) throw new AppError('invitation-invalid');
    const id = 'person' in as ? as.person : fixture.self;
    if (fixture.taken.includes(id)) throw new AppError('person-taken');
    return changeStatus({ phase: 'ready', self: world.people.find((person) => person.id === id) ?? null });
  };
  const handlers: Readonly<Record<DomainName, Readonly<Record<string, Handler>>>> = {
    app: { status: () => status },
    signIn: { offers: () => offersOf(scene), enrol },
    chats: createFakeChats(scene, world, events),
    groups: createFakeGroups(scene, world, events),
    directory: createFakeDirectory(world, () => status.self?.id ?? null),
    presence: createFakePresence(world, events),
    windows: createFakeWindows(scene),
    preferences: createFakePreferences(scene, events),
    settings: createFakeSettings(scene, events),
    recovery: createFakeRecovery(scene, changeStatus),
    diagnostics: createFakeDiagnostics(scene),
  };

  const domains = Object.entries(channelTable).map(
    ([domain, { requests, events: names }]): [string, unknown] => [
      domain,
      Object.fromEntries([
        ...requests.map((name) => [name, answer(handlers[domain as DomainName][name], scene.delay)]),
        ...names.map((name) => [
          `on${name.charAt(0).toUpperCase()}${name.slice(1)}`,
          (listener: (payload: unknown) => void) => events.listen(domain as DomainName, name, listener),
        ]),
      ]),
    ],
  );
  return Object.fromEntries(domains) as NaraeBridge;
}

function answer(handler: Handler | undefined, delay: number): (input: unknown) => Promise<unknown> {
  return async (input) => {
    await new Promise((resolve) => setTimeout(resolve, delay));
    try {
      if (handler === undefined) throw new AppError('unsupported');
      return structuredClone({ ok: true, value: await handler(structuredClone(input) as never) });
    } catch (problem) {
      return { ok: false, error: AppError.from(problem).toShape() };
    }
  };
}

function offersOf(scene: Scene): readonly EnrolmentOffer[] {
  if (scene.name === 'sign-in-error') throw new AppError('unavailable', { retryable: false });
  if (scene.name === 'sign-in-none') return [];
  const people = scene.name === 'sign-in-few' ? fixture.people.slice(0, 4) : fixture.people;
  return people.map((person) => ({ person, taken: fixture.taken.includes(person.id) }));
}

import type { RequestInput, RequestOutput } from '#shared/ipc/contract.ts';
import type { PersonId } from '#shared/model/ids.ts';
import { unknownPresence, type OwnPresence, type Presence } from '#shared/model/presence.ts';
import type { FakeEvents } from './fake-events.ts';
import type { FakeWorld } from './fake-world.ts';

type PresenceRequest = 'watch' | 'typing' | 'profile' | 'setProfile' | 'setPhoto' | 'photo';
type FakePresence = {
  readonly [Name in PresenceRequest]: (
    input: RequestInput<'presence', Name>,
  ) => RequestOutput<'presence', Name>;
};

/** The `presence` domain: people differ by their place in the world, so that every look is on the screen. */
export function createFakePresence(world: FakeWorld, events: FakeEvents): FakePresence {
  let own: OwnPresence = { ...unknownPresence, activity: 'active', availabilityUntil: null };
  const change = (next: OwnPresence): OwnPresence => {
    own = next;
    events.emit('presence', 'profileChanged', own);
    return own;
  };
  return {
    watch: ({ people }) => ({
      presences: people.map((person) => ({ person, presence: presenceOf(world, person) })),
    }),
    typing: () => ({}),
    profile: () => own,
    setProfile: ({ minutes, ...words }) =>
      change({
        ...own,
        ...words,
        availabilityUntil: minutes === null ? null : Date.now() + minutes * 60_000,
      }),
    setPhoto: () => own,
    photo: () => ({ photo: null }),
  };
}

function presenceOf(world: FakeWorld, person: PersonId): Presence {
  const place = world.people.findIndex(({ id }) => id === person);
  return looks[place % looks.length] ?? unknownPresence;
}

const looks: readonly [Presence, ...Presence[]] = [
  { ...unknownPresence, activity: 'active' },
  { ...unknownPresence, activity: 'away' },
  { ...unknownPresence, activity: 'active', availability: 'do-not-disturb' },
  { ...unknownPresence, activity: 'active', absence: { kind: 'trip', until: '2099-12-31' } },
  unknownPresence,
];

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { GroupAction, GroupChange } from '#shared/model/group.ts';
import type { AccountId } from '#shared/model/ids.ts';
import { accountOf, membersOf, RoomChanges } from '../../../support/room-changes.ts';

const people = 6;
const somebody = fc.integer({ min: 0, max: people - 1 }).map(accountOf);
const circle = fc.constantFrom('everybody', 'managers' as const);
const action: fc.Arbitrary<GroupAction> = fc.oneof(
  somebody.map((member) => ({ kind: 'invite', members: [member] }) as const),
  somebody.map((member) => ({ kind: 'remove', member }) as const),
  fc.constant({ kind: 'leave' } as const),
  fc
    .record({ member: somebody, role: fc.constantFrom('owner', 'manager', 'member' as const) })
    .map((change) => ({ kind: 'set-role', ...change }) as const),
  fc.record({ write: circle, invite: circle }).map((rules) => ({ kind: 'set-rules', rules }) as const),
  fc.string({ maxLength: 4 }).map((name) => ({ kind: 'rename', name }) as const),
);
/** Somebody acts; then, perhaps, one person tells another everything they know. */
const step = fc.record({ actor: somebody, action, tells: fc.option(fc.tuple(somebody, somebody)) });
const steps = fc.array(step, { maxLength: 25 });

/** A room whose members know of each other's changes only what they have been told. */
function play(
  written: readonly { actor: AccountId; action: GroupAction; tells: [AccountId, AccountId] | null }[],
): RoomChanges {
  const room = new RoomChanges(accountOf(0), [1, 2, 3].map(accountOf));
  const known = new Map<AccountId, Set<GroupChange>>();
  const of = (account: AccountId): Set<GroupChange> => {
    const set = known.get(account) ?? new Set([room.creation]);
    known.set(account, set);
    return set;
  };
  for (const { actor, action: what, tells } of written) {
    const all = [...of(actor)];
    // Nobody writes as if they had not written what they have, also where that does not count.
    const own = all.filter(({ author }) => author === actor).map(({ id }) => id);
    of(actor).add(room.write(actor, what, [...new Set([...room.fold(all).heads, ...own])]));
    if (tells !== null) for (const change of of(tells[0])) of(tells[1]).add(change);
  }
  return room;
}

test('the same changes make the same room, in whatever order they came', () => {
  fc.assert(
    fc.property(steps, fc.array(fc.nat(), { minLength: 30, maxLength: 30 }), (written, numbers) => {
      const room = play(written);
      const shuffled = room.all
        .map((change, place) => ({ change, at: numbers[place] ?? 0 }))
        .toSorted((one, other) => one.at - other.at)
        .map(({ change }) => change);
      expect(room.fold(shuffled)).toEqual(room.fold());
    }),
    { numRuns: 300 },
  );
});

test('a room with members has one owner, and whoever has come in has been invited', () => {
  fc.assert(
    fc.property(steps, (written) => {
      const { state, effects } = play(written).fold();
      const owners = state.members.filter(({ role }) => role === 'owner');
      expect(owners).toHaveLength(Math.min(1, state.members.length));
      const joined = new Set([accountOf(0), ...effects.flatMap((effect) => effect.joined)]);
      expect(state.members.every(({ account }) => joined.has(account))).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('whoever was removed changes nothing any more by what they say they did before', () => {
  fc.assert(
    fc.property(steps, fc.array(action, { minLength: 1, maxLength: 4 }), fc.nat(), (written, late, place) => {
      const room = play(written);
      const before = room.fold();
      const removal = before.effects.findLast(({ change }) => change.action.kind === 'remove')?.change;
      const gone = removal?.action.kind === 'remove' ? removal.action.member : null;
      fc.pre(removal !== undefined && gone !== null);
      fc.pre(before.state.members.every(({ account }) => account !== gone));
      // A removal that rests on a hand-over nobody has built upon yet: whoever handed over can still leave instead.
      const handedOver = before.effects.some(
        ({ change }) =>
          change.author === gone && change.action.kind === 'set-role' && change.action.role === 'owner',
      );
      fc.pre(!handedOver);
      // Backdated: as if they knew only what had been there before the removal.
      const earlier = room.all.slice(0, room.all.indexOf(removal));
      let parents = [earlier[place % earlier.length]?.id ?? room.creation.id];
      for (const what of late) {
        parents = [room.write(gone, what, parents).id];
      }
      expect(membersOf(room.fold())).toBe(membersOf(before));
      expect(room.fold().state).toEqual(before.state);
    }),
    { numRuns: 500 },
  );
});

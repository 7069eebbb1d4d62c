import { expect, test } from 'vitest';
import { maximumMembers, usualRules } from '#shared/model/group.ts';
import { changeId } from '#shared/model/ids.ts';
import { foldGroup } from '#core/groups/fold-group.ts';
import { accountOf, membersOf, RoomChanges } from '../../../support/room-changes.ts';

const [owner, manager, member, other, stranger] = [0, 1, 2, 3, 9].map(accountOf) as [
  ReturnType<typeof accountOf>,
  ReturnType<typeof accountOf>,
  ReturnType<typeof accountOf>,
  ReturnType<typeof accountOf>,
  ReturnType<typeof accountOf>,
];

/** A room of four in which the second is a manager. */
function room(): RoomChanges {
  const changes = new RoomChanges(owner, [manager, member, other]);
  changes.writeOn(owner, { kind: 'set-role', member: manager, role: 'manager' });
  return changes;
}

test('whoever creates a room owns it', () => {
  expect(membersOf(room().fold())).toBe('0:owner 1:manager 2:member 3:member');
});

test('changes that follow one another do what they say, each once', () => {
  const changes = room();
  changes.writeOn(manager, { kind: 'rename', name: '예산 협의' });
  changes.writeOn(member, { kind: 'invite', members: [stranger, owner] });
  changes.writeOn(manager, { kind: 'remove', member: other });
  changes.writeOn(member, { kind: 'leave' });
  const folded = changes.fold();
  expect(membersOf(folded)).toBe('0:owner 1:manager 9:member');
  expect(folded.state.name).toBe('예산 협의');
  expect(folded.effects.map(({ joined, lost }) => [joined.length, lost.length])).toEqual([
    [3, 0],
    [0, 0],
    [0, 0],
    [1, 0],
    [0, 1],
    [0, 1],
  ]);
});

test('nobody does what their role does not allow', () => {
  const changes = room();
  changes.writeOn(member, { kind: 'rename', name: '내 방' });
  changes.writeOn(member, { kind: 'remove', member: other });
  changes.writeOn(manager, { kind: 'remove', member: owner });
  changes.writeOn(manager, { kind: 'set-role', member: manager, role: 'owner' });
  changes.writeOn(manager, { kind: 'set-role', member, role: 'manager' });
  changes.writeOn(member, { kind: 'set-rules', rules: { write: 'managers', invite: 'managers' } });
  changes.writeOn(stranger, { kind: 'invite', members: [stranger] });
  const folded = changes.fold();
  expect(membersOf(folded)).toBe('0:owner 1:manager 2:member 3:member');
  expect(folded.state).toMatchObject({ name: '', rules: usualRules });
  expect(folded.effects).toHaveLength(2);
});

test('where managers alone invite, members do not', () => {
  const changes = room();
  changes.writeOn(manager, { kind: 'set-rules', rules: { write: 'everybody', invite: 'managers' } });
  changes.writeOn(member, { kind: 'invite', members: [stranger] });
  expect(membersOf(changes.fold())).not.toContain('9:');
  changes.writeOn(manager, { kind: 'invite', members: [stranger] });
  expect(membersOf(changes.fold())).toContain('9:member');
});

test('a removal beats an invitation that does not know of it, however late that comes', () => {
  const changes = room();
  const before = changes.fold().heads;
  const first = changes.write(manager, { kind: 'remove', member: other }, before);
  const second = changes.write(owner, { kind: 'remove', member: other }, before);
  changes.write(owner, { kind: 'invite', members: [other] }, [second.id]);
  expect(membersOf(changes.fold())).not.toContain('3:');
  // Whoever knows of both may invite them again.
  changes.writeOn(member, { kind: 'invite', members: [other] });
  expect(membersOf(changes.fold())).toContain('3:member');
  expect(first.id).not.toBe(second.id);
});

test('what somebody does who does not know yet that they were removed is void', () => {
  const changes = room();
  const before = changes.fold().heads;
  changes.write(manager, { kind: 'rename', name: '몰래' }, before);
  const invited = changes.write(manager, { kind: 'invite', members: [stranger] }, before);
  changes.write(stranger, { kind: 'invite', members: [accountOf(10)] }, [invited.id]);
  changes.write(owner, { kind: 'remove', member: manager }, before);
  const folded = changes.fold();
  expect(membersOf(folded)).toBe('0:owner 2:member 3:member');
  expect(folded.state.name).toBe('');
});

test('a manager who has a lower role by then has removed nobody', () => {
  const changes = room();
  const before = changes.fold().heads;
  changes.write(manager, { kind: 'remove', member: other }, before);
  changes.write(owner, { kind: 'set-role', member: manager, role: 'member' }, before);
  expect(membersOf(changes.fold())).toBe('0:owner 1:member 2:member 3:member');
});

test('an owner who leaves is followed by the first manager, or by the first member', () => {
  const changes = room();
  changes.writeOn(owner, { kind: 'leave' });
  expect(membersOf(changes.fold())).toBe('1:owner 2:member 3:member');
  changes.writeOn(manager, { kind: 'leave' });
  expect(membersOf(changes.fold())).toBe('2:owner 3:member');
});

test('whoever has handed the room over does not get it back by what they say they had done before', () => {
  const changes = room();
  const before = changes.fold().heads;
  changes.write(owner, { kind: 'set-role', member: manager, role: 'owner' }, before);
  changes.writeOn(manager, { kind: 'remove', member: owner });
  // Written as if the room had never been handed over.
  changes.write(owner, { kind: 'remove', member: manager }, before);
  changes.write(owner, { kind: 'set-role', member, role: 'owner' }, before);
  expect(membersOf(changes.fold())).toBe('1:owner 2:member 3:member');
});

test('what hangs in the air does not count until what it hangs on has come', () => {
  const changes = room();
  const lost = changes.writeOn(manager, { kind: 'rename', name: '하나' });
  const hanging = changes.writeOn(manager, { kind: 'rename', name: '둘' });
  const known = changes.all.filter(({ id }) => id !== lost.id);
  expect(changes.fold(known).state.name).toBe('');
  expect(changes.fold(known).heads).not.toContain(hanging.id);
  expect(changes.fold().state.name).toBe('둘');
});

test('a room has no beginning but its own, and no more members than are allowed', () => {
  const crowd = Array.from({ length: maximumMembers + 20 }, (_, index) => accountOf(index + 100));
  const changes = new RoomChanges(owner, crowd);
  expect(changes.fold().state.members).toHaveLength(maximumMembers);
  expect(foldGroup(changes.group, [])).toBeNull();
  const foreign = new RoomChanges(stranger, [owner]);
  expect(foldGroup(changes.group, [{ ...foreign.creation, group: changes.group }])).toBeNull();
  expect(changeId(changes.group)).toBe(changes.creation.id);
});

test('nobody undoes what others have built upon by leaving as if they had not done it', () => {
  const changes = room();
  const before = changes.fold().heads;
  const invitation = changes.writeOn(member, { kind: 'invite', members: [stranger] });
  changes.writeOn(manager, { kind: 'rename', name: '새 이름' });
  const with4 = membersOf(changes.fold());
  changes.write(member, { kind: 'leave' }, before);
  expect(membersOf(changes.fold())).toBe(with4);
  // Nor by handing over what is not theirs.
  changes.write(member, { kind: 'set-role', member: other, role: 'owner' }, before);
  expect(membersOf(changes.fold())).toBe(with4);
  expect(changes.fold().effects.map(({ change }) => change.id)).toContain(invitation.id);
});

test('whoever has left does not come back by what they say they had done before', () => {
  const changes = room();
  const before = changes.fold().heads;
  changes.writeOn(member, { kind: 'leave' });
  changes.write(member, { kind: 'invite', members: [stranger] }, before);
  expect(membersOf(changes.fold())).toBe('0:owner 1:manager 3:member');
});

test('who knows of nothing by which they came into the room has nothing to say there', () => {
  const changes = room();
  changes.write(stranger, { kind: 'remove', member: other }, [changes.creation.id]);
  changes.writeOn(owner, { kind: 'invite', members: [stranger] });
  changes.writeOn(owner, { kind: 'set-role', member: stranger, role: 'manager' });
  expect(membersOf(changes.fold())).toBe('0:owner 1:manager 2:member 3:member 9:manager');
});

test('a room full of heads goes on: those of higher ranks are named, and what is no one’s business is no head', () => {
  const changes = room();
  const before = changes.fold().heads;
  for (let count = 0; count < 100; count++) {
    changes.write(stranger, { kind: 'rename', name: String(count) }, before);
    changes.write(manager, { kind: 'rename', name: String(count) }, before);
  }
  const ofOwner = changes.write(owner, { kind: 'rename', name: '소유자' }, before);
  const { heads } = changes.fold();
  expect(heads).toHaveLength(32);
  expect(heads[0]).toBe(ofOwner.id);
  const next = changes.writeOn(owner, { kind: 'remove', member: manager });
  expect(changes.fold().heads).toContain(next.id);
  expect(membersOf(changes.fold())).toBe('0:owner 2:member 3:member');
  for (let count = 0; count < 5; count++)
    changes.writeOn(owner, { kind: 'rename', name: `끝 ${String(count)}` });
  expect(changes.fold().state.name).toBe('끝 4');
});

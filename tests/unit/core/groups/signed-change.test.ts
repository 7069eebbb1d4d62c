import { IdentityKeyPair } from '@signalapp/libsignal-client';
import { expect, test } from 'vitest';
import { usualRules, type KnownGroupAction } from '#shared/model/group.ts';
import { ownBytes } from '#shared/model/bytes.ts';
import { deviceId, groupOf } from '#shared/model/ids.ts';
import { readChange, signChange, type SignedChange } from '#core/groups/signed-change.ts';
import { accountOf } from '../../../support/room-changes.ts';

const identity = {
  address: { account: accountOf(1), device: deviceId(1) },
  keyPair: IdentityKeyPair.generate(),
  registrationId: 1,
};
const author = accountOf(1);
const creation = signChange(
  {
    group: null,
    parents: [],
    author,
    writtenAt: 1,
    action: { kind: 'create', name: '예산 협의', members: [accountOf(2), accountOf(3)], rules: usualRules },
  },
  identity,
);

const actions: readonly KnownGroupAction[] = [
  { kind: 'rename', name: '' },
  { kind: 'invite', members: [accountOf(4)] },
  { kind: 'leave' },
  { kind: 'remove', member: accountOf(2) },
  { kind: 'set-role', member: accountOf(2), role: 'owner' },
  { kind: 'set-role', member: accountOf(2), role: 'manager' },
  { kind: 'set-role', member: accountOf(2), role: 'member' },
  { kind: 'set-rules', rules: { write: 'managers', invite: 'everybody' } },
];

test('a creation names its room, and whoever reads it reads what was written', () => {
  const read = readChange(creation.signed);
  expect(read).toEqual(creation.change);
  expect(read.group).toBe(groupOf(read.id));
  expect(read.action).toMatchObject({
    kind: 'create',
    name: '예산 협의',
    members: [accountOf(2), accountOf(3)],
  });
});

test.each(actions)('$kind is read as it was written', (action) => {
  const { group, id } = creation.change;
  const { signed } = signChange({ group, parents: [id], author, writtenAt: 2, action }, identity);
  expect(readChange(signed)).toMatchObject({ group, parents: [id], author, action });
});

test('two creations that say the same are two rooms', () => {
  const { action } = creation.change;
  if (action.kind !== 'create') throw new Error('no creation');
  const other = signChange({ group: null, parents: [], author, writtenAt: 1, action }, identity);
  expect(other.change.group).not.toBe(creation.change.group);
});

test('a change of which one bit is another is refused', () => {
  for (const part of ['change', 'signature', 'identityKey'] as const)
    for (let bit = 0; bit < creation.signed[part].length * 8; bit += 3)
      expect(() => readChange(flipped(creation.signed, part, bit))).toThrow();
});

test('what the same key has signed for another purpose is no change', () => {
  const { change } = creation.signed;
  const signature = identity.keyPair.privateKey.sign(change);
  expect(() => readChange({ ...creation.signed, signature })).toThrow('bad-keys');
});

function flipped(signed: SignedChange, part: keyof SignedChange, bit: number): SignedChange {
  const bytes = ownBytes(signed[part]);
  bytes[bit >>> 3] = (bytes[bit >>> 3] ?? 0) ^ (1 << (bit & 7));
  return { ...signed, [part]: bytes };
}

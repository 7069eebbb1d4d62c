import { describe, expect, it } from 'vitest';
import { invites, manages, rightsOver } from '#renderer/features/groups/model/role-rights.ts';

describe('what a role allows', () => {
  it('is everything for the owner, what is not about owner and managers for a manager, and nothing for others', () => {
    expect(rightsOver('owner', 'member')).toEqual(['make-manager', 'make-owner', 'remove']);
    expect(rightsOver('owner', 'manager')).toEqual(['unmake-manager', 'make-owner', 'remove']);
    expect(rightsOver('manager', 'member')).toEqual(['remove']);
    for (const theirs of ['owner', 'manager'] as const) expect(rightsOver('manager', theirs)).toEqual([]);
    expect(rightsOver('member', 'member')).toEqual([]);
    expect(rightsOver(null, 'member')).toEqual([]);
  });

  it('follows the rules for inviting', () => {
    const closed = { write: 'everybody', invite: 'managers' } as const;
    expect(invites({ role: 'member', rules: closed })).toBe(false);
    expect(invites({ role: 'manager', rules: closed })).toBe(true);
    expect(invites({ role: 'member', rules: { ...closed, invite: 'everybody' } })).toBe(true);
    expect(invites({ role: null, rules: { ...closed, invite: 'everybody' } })).toBe(false);
    expect([manages({ role: 'owner' }), manages({ role: 'member' })]).toEqual([true, false]);
  });
});

import { describe, expect, it } from 'vitest';
import { composerState } from '#renderer/features/chats/model/composer-state.ts';
import { defaultSettings } from '#shared/model/settings.ts';

const strict = { ...defaultSettings, blockOnIdentityChange: true };
const usual = defaultSettings;
const changed = { kind: 'direct', reachable: true, gone: false, trust: 'changed' } as const;

describe('the composer', () => {
  it('is away after a change of identity where the person wants it so', () => {
    expect(composerState(changed, null, strict)).toBe('identity-changed');
  });

  it('stays where the person does not, and before their wish is known', () => {
    expect(composerState(changed, null, usual)).toBe('open');
    expect(composerState(changed, null, undefined)).toBe('open');
  });

  it.each(['unknown', 'known', 'verified'] as const)('stays with an identity that is %s', (trust) => {
    expect(composerState({ ...changed, trust }, null, strict)).toBe('open');
  });

  it('tells somebody who is gone from somebody who does not use Narae yet', () => {
    const unreachable = { kind: 'direct', reachable: false, trust: 'known' } as const;
    expect(composerState({ ...unreachable, gone: true }, null, usual)).toBe('gone');
    expect(composerState({ ...unreachable, gone: false }, null, usual)).toBe('unreachable');
  });

  it('gives the reason about which one can do least', () => {
    expect(composerState({ ...changed, reachable: false }, null, strict)).toBe('unreachable');
    expect(composerState({ ...changed, reachable: false }, 'revoked', strict)).toBe('revoked');
    expect(composerState(changed, 'refused', usual)).toBe('refused');
  });

  it('is away in a room that one has left, and where managers alone write', () => {
    const rules = { write: 'managers', invite: 'everybody' } as const;
    expect(composerState({ kind: 'group', role: null, rules }, null, usual)).toBe('not-member');
    expect(composerState({ kind: 'group', role: 'member', rules }, null, usual)).toBe('managers-only');
    expect(composerState({ kind: 'group', role: 'manager', rules }, null, usual)).toBe('open');
    const open = { ...rules, write: 'everybody' } as const;
    expect(composerState({ kind: 'group', role: 'member', rules: open }, null, usual)).toBe('open');
    expect(composerState({ kind: 'group', role: 'owner', rules }, 'revoked', usual)).toBe('revoked');
  });
});

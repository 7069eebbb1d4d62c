import { describe, expect, it } from 'vitest';
import { presenceLook, unknownPresence, type Presence } from '#shared/model/presence.ts';

const today = '2026-11-27';
const look = (presence: Partial<Presence>): string =>
  presenceLook({ ...unknownPresence, ...presence }, today);

describe('how presence looks', () => {
  it('is off for whoever is not connected, whatever they have chosen', () => {
    expect(look({ activity: 'offline', availability: 'do-not-disturb' })).toBe('off');
  });

  it('says that somebody is not to be disturbed before it says that they are away', () => {
    expect(look({ activity: 'away', availability: 'do-not-disturb' })).toBe('dnd');
  });

  it('is away by the PC, by choice, and on the days of an absence, the last one included', () => {
    expect(look({ activity: 'away' })).toBe('away');
    expect(look({ activity: 'active', availability: 'away' })).toBe('away');
    expect(look({ activity: 'active', absence: { kind: 'leave', until: null } })).toBe('away');
    expect(look({ activity: 'active', absence: { kind: 'leave', until: today } })).toBe('away');
    expect(look({ activity: 'active', absence: { kind: 'leave', until: '2026-11-26' } })).toBe('on');
  });

  it('is on for whoever is there', () => {
    expect(look({ activity: 'active' })).toBe('on');
  });
});
